#pragma once

#include <span>

#include "libs/base/civil_day.h"

namespace tandem::fiscal {

// Finds the nearest of some sorted, distinct days to each of a rising sequence of days, in linear
// time altogether. Of two equally near days it is the earlier one. The days must not be empty and
// must outlive it.
class NearestDay {
 public:
  explicit NearestDay(std::span<const CivilDay> days) : days_(days) {}

  // `day` must not lie before that of the call before.
  CivilDay To(CivilDay day) {
    while (next_ + 1 < days_.size() && Distance(next_ + 1, day) < Distance(next_, day)) ++next_;
    return days_[next_];
  }

 private:
  int Distance(std::size_t index, CivilDay day) const {
    const int days = days_[index] - day;
    return days < 0 ? -days : days;
  }

  std::span<const CivilDay> days_;
  std::size_t next_ = 0;
};

}  // namespace tandem::fiscal
