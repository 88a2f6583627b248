#pragma once

#include <string>
#include <vector>

#include "services/fiscal_alignment/domain/mop_calendar/publication.h"
#include "services/fiscal_alignment/domain/organisation_state.h"

namespace tandem::fiscal {

struct MopCalendarEntry {
  MopEntryId id;
  PublishedEntry published;
};

// The calendar of an agreed MOP with all that is said of it. A plain value.
struct MopCalendarView {
  MopName mop;
  calendar::DaySpan term;
  std::string time_zone;
  std::vector<MopCalendarEntry> entries;  // by first day, then id; those that fell away last
  bool estimated = false;
  int version = 0;  // the agreed one
  PerSide<std::int64_t> calendar_revisions;
  PerSide<std::int64_t> settings_revisions;
  std::string holidays;  // version of the table
  PerSide<std::string> display_names;
  Instant changed;  // when it was last told of
};

// The entries in their order.
std::vector<MopCalendarEntry> InOrder(const Publication& publication);

// All but `changed`. The sides have the calendars that the dates are computed by.
MopCalendarView ViewOf(const Mop& mop, const PerSide<OrganisationState>& sides,
                       const Publication& publication, bool estimated);

}  // namespace tandem::fiscal
