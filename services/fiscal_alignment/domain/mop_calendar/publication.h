#pragma once

#include <map>
#include <optional>

#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar.h"

namespace tandem::fiscal {

// What calendar programs were last told of an entry.
struct PublishedEntry {
  std::optional<calendar::DaySpan> days;  // none: it fell away
  int sequence = 0;                       // how often its days have changed
  bool ends_year = false;

  friend bool operator==(const PublishedEntry&, const PublishedEntry&) = default;
};
using Publication = std::map<MopEntryId, PublishedEntry>;

// What is to be told now: every entry that was ever told of keeps its identity; one whose days have
// changed, that fell away or came back gets the next sequence number, a new one begins at 0. Pure.
Publication Publish(const Publication& before, const MopCalendar& now);

}  // namespace tandem::fiscal
