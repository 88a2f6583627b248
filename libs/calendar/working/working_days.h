#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/calendar/holidays/place_holidays.h"

namespace tandem::calendar {

// Days from `first` to `last`, both included.
struct DaySpan {
  CivilDay first;
  CivilDay last;

  friend auto operator<=>(const DaySpan&, const DaySpan&) = default;
};

// What besides its place decides on which days an organisation works.
struct WorkingHabits {
  std::optional<WeekdaySet> free_weekdays;  // instead of the place's usual ones
  std::vector<DaySpan> shutdowns;
  // Days on which it works although their weekday is free, beside those of its place.
  std::vector<CivilDay> working_weekends;
};

// Friday and Saturday where the place's weekend is exactly these two, else Saturday and Sunday.
WeekdaySet UsualFreeWeekdays(const PlaceHolidays* place);

// The working days of one organisation, or of several together, in a span of days: a day counts
// that is in the working week or a declared working weekend, and neither a public holiday (which
// beats a working weekend) nor in a shutdown. Every question takes constant time, from arrays of
// four bytes a day. Immutable, so any number of threads may ask. Days asked for must lie in the
// span, one day beside it at most.
class WorkingDays {
 public:
  // Without a place there are no holidays.
  static WorkingDays Of(const PlaceHolidays* place, const WorkingHabits& habits, DaySpan span);
  // The days that work for both. The spans must be equal.
  static WorkingDays Joint(const WorkingDays& a, const WorkingDays& b);

  DaySpan span() const { return span_; }

  bool Contains(CivilDay day) const { return Count(day - 1, day) == 1; }
  // Working days in (after, through].
  int Count(CivilDay after, CivilDay through) const {
    return Before(through + 1) - Before(after + 1);
  }
  // The latest working day that is not after `day`; the day before the span if there is none.
  CivilDay LastOnOrBefore(CivilDay day) const { return NthBack(day, 1); }
  // The n-th working day back from `day`, itself the first if it works; n ≥ 1. The day before the
  // span if there are fewer.
  CivilDay NthBack(CivilDay day, int n) const {
    const int index = Before(day + 1) - n;
    return index < 0 ? span_.first - 1 : span_.first + offsets_[static_cast<std::size_t>(index)];
  }
  // The n-th working day after `day`, n ≥ 1; the day after the span if there are fewer.
  CivilDay NthAfter(CivilDay day, int n) const {
    const auto index = static_cast<std::size_t>(Before(day + 1) + n - 1);
    return index < offsets_.size() ? span_.first + offsets_[index] : span_.last + 1;
  }

  // Whether what is said of [first, last] rests on assumed or estimated holidays.
  bool IsEstimated(CivilDay first, CivilDay last) const;

 private:
  explicit WorkingDays(DaySpan span) : span_(span) {}

  // Fills the arrays from works(0), works(1), … for the days of the span.
  template <typename Works>
  void Fill(Works works);

  int Before(CivilDay day) const { return before_[static_cast<std::size_t>(day - span_.first)]; }

  DaySpan span_;
  std::vector<std::int32_t> before_;   // working days before each day of the span and its end
  std::vector<std::int32_t> offsets_;  // of the working days from the span's first day
  std::vector<DaySpan> estimated_;     // in no order
};

}  // namespace tandem::calendar
