#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/ical/rules/value.h"

namespace tandem::ical {

// Numbers of a BY part, those counted from the end too: Has(-1, n) is the last of n.
template <std::size_t Most>
struct CountedSet {
  std::bitset<Most + 1> from_start;
  std::bitset<Most + 1> from_end;

  bool empty() const { return from_start.none() && from_end.none(); }
  void Add(int number) {
    (number > 0 ? from_start : from_end).set(static_cast<std::size_t>(std::abs(number)));
  }
  // `number` of `count`, both from 1.
  bool Has(int number, int count) const {
    return from_start[static_cast<std::size_t>(number)] ||
           from_end[static_cast<std::size_t>(count - number + 1)];
  }
};

// An RRULE of whole days. A plain value.
struct RecurrenceRule {
  enum class Every { kDay, kWeek, kMonth, kYear };
  struct NthWeekday {
    int weekday = 0;  // 0 is Sunday
    int number = 0;   // from the end if negative
  };

  Every every = Every::kDay;
  int interval = 1;
  int count = 0;  // 0: none
  std::optional<DateOrTime> until;
  int week_start = 1;
  std::bitset<13> months;
  std::bitset<7> weekdays;  // without a number
  std::vector<NthWeekday> numbered_weekdays;
  CountedSet<31> month_days;
  CountedSet<366> year_days;
  CountedSet<53> weeks;
  std::vector<int> positions;
  std::optional<int> hour;  // where the rule repeats DTSTART's time, or changes it
  std::optional<int> minute;

  bool has_weekdays() const { return weekdays.any() || !numbered_weekdays.empty(); }

  // INVALID_ARGUMENT with the reason BAD_RULE, or TOO_OFTEN for more than one a day.
  static StatusOr<RecurrenceRule> Parse(const std::string& text);
};

}  // namespace tandem::ical
