#pragma once

#include <chrono>
#include <set>
#include <vector>

#include "libs/base/status.h"
#include "libs/ical/busy_span.h"
#include "libs/ical/event.h"

namespace tandem::ical {

// One time that an event takes place.
struct Occurrence {
  CivilDay day;   // on the event's own clock
  TimeSpan span;  // from midnight to midnight of the reader's zone where it takes whole days
  calendar::DaySpan days;  // where it does

  friend bool operator==(const Occurrence& a, const Occurrence& b) {
    return a.day == b.day && a.span.start == b.span.start;
  }
};

// Starts that a series does not have, or not any more: cancelled or moved elsewhere.
class MissingStarts {
 public:
  void Add(const ZonedTime& start);
  bool Has(const Occurrence& occurrence) const;

 private:
  std::set<CivilDay> days_;
  std::set<std::chrono::sys_seconds> instants_;
};

// The occurrences that may touch `bounds`, by their start, without those of EXDATE and of `moved`
// (which may be null). INVALID_ARGUMENT with the reason TOO_MANY if there are more than `most` or
// the budget is spent.
StatusOr<std::vector<Occurrence>> OccurrencesOf(const Event& event, calendar::DaySpan bounds,
                                                const MissingStarts* moved, std::size_t most,
                                                RecurrenceBudget& budget);

}  // namespace tandem::ical
