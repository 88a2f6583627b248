#pragma once

#include <map>

#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar.h"

namespace tandem::fiscal {

// What calendar programs were last told of an entry.
struct PublishedEntry {
  calendar::DaySpan days;  // the last ones
  bool ends_year = false;
  bool fell_away = false;
  int sequence = 0;  // how often its days have changed

  friend bool operator==(const PublishedEntry&, const PublishedEntry&) = default;
};
using Publication = std::map<MopEntryId, PublishedEntry>;

// What is to be told now: every entry that was ever told of keeps its identity; one whose days have
// changed, that fell away or came back gets the next sequence number, a new one begins at 0. Pure.
Publication Publish(const Publication& before, const MopCalendar& now);

}  // namespace tandem::fiscal
