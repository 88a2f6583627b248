#pragma once

#include <chrono>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"
#include "libs/calendar/zone/time_zone.h"
#include "libs/ical/parsed_component.h"
#include "libs/ical/recurrence.h"

namespace tandem::ical {

// A time zone as a file describes it (VTIMEZONE): its offsets in a span of days and, before it, the
// first of them. Immutable, so any number of threads may ask.
class FileZone {
 public:
  // INVALID_ARGUMENT, its message a rule that the zone breaks.
  static StatusOr<FileZone> Create(const ParsedComponent& vtimezone, calendar::DaySpan span,
                                   RecurrenceBudget& budget);

  // The earlier one of a local time that happens twice; a skipped one is the instant of the change.
  std::chrono::sys_seconds InstantOf(calendar::LocalSeconds local) const;

 private:
  struct Change {
    std::chrono::sys_seconds at;
    std::chrono::seconds offset{};  // from then on
  };

  struct Observance;

  Status AddChanges(const Observance& observance, calendar::DaySpan span, RecurrenceBudget& budget);

  std::vector<Change> changes_;  // in order, the first before everything
};

}  // namespace tandem::ical
