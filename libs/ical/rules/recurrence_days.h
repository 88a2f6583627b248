#pragma once

#include <cstdint>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"
#include "libs/ical/rules/recurrence_rule.h"

namespace tandem::ical {

// How much work the rules of one file may cost together, so that none of them, nor all, take long:
// days looked at, some nanoseconds each.
struct RecurrenceBudget {
  std::int64_t days = 20'000'000;
};

// The days on which a rule that starts on `start` takes place, in order, from `wanted.first` to
// `wanted.last` or the day of its UNTIL, or one more where that is in UTC; `start` itself always is
// one, as RFC 5545 has it. A rule that never matches gives just that. INVALID_ARGUMENT with the
// reason TOO_MANY when there are more than `most` or the budget is spent. libical's own iterator
// cannot be bounded: a rule that never matches costs it up to a second within one call.
StatusOr<std::vector<CivilDay>> RecurrenceDays(const RecurrenceRule& rule, CivilDay start,
                                               calendar::DaySpan wanted, std::size_t most,
                                               RecurrenceBudget& budget);

}  // namespace tandem::ical
