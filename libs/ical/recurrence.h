#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"
#include "libs/ical/value.h"

namespace tandem::ical {

// How much work the rules of one file may cost together: days, weeks, months or years that libical
// walks, more for rules with long lists. It walks one to the end of its time within one call, so
// the last rule of a file may overdraw it.
struct RecurrenceBudget {
  std::int64_t steps = 400'000;
};

// An RRULE that takes place at most once a day. A plain value.
class RecurrenceRule {
 public:
  // INVALID_ARGUMENT with the reason BAD_RULE, or TOO_OFTEN for more than one a day. What libical
  // would expand to something else than RFC 5545 says is a BAD_RULE too.
  static StatusOr<RecurrenceRule> Of(icalproperty* rrule);

  bool is_endless() const { return count_ == 0 && !until_; }
  // Where it has one; libical does not know the time zone that makes an instant of a start.
  const std::optional<DateOrTime>& until() const { return until_; }

  // The starts of a series that starts at `start`, in order, by day from `wanted.first` to
  // `wanted.last` or about the day of UNTIL, which the caller must look at. That of the first day
  // always is `start` itself, as RFC 5545 has it; a rule that never matches gives just that.
  // INVALID_ARGUMENT with the reason TOO_MANY when there are more than `most` or the budget is
  // spent.
  StatusOr<std::vector<calendar::LocalSeconds>> Starts(const DateOrTime& start,
                                                       calendar::DaySpan wanted, std::size_t most,
                                                       RecurrenceBudget& budget) const;

 private:
  icalrecurrencetype rule_ = {};  // without COUNT and UNTIL
  int count_ = 0;
  std::optional<DateOrTime> until_;
};

}  // namespace tandem::ical
