#pragma once

#include <cstdint>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"

namespace tandem::calendar {

// The periods of a calendar laid out by day, for those who ask for very many dates: an answer is
// two array reads. Two bytes a day. Immutable, so any number of threads may read it.
class PeriodIndex {
 public:
  // INVALID_ARGUMENT unless the calendar covers all of [first, last].
  static StatusOr<PeriodIndex> Create(const FiscalCalendar& calendar, CivilDay first,
                                      CivilDay last);

  // `day` must lie in [first, last].
  const FiscalPeriod& operator[](CivilDay day) const {
    return periods_[by_day_[static_cast<std::size_t>(day - first_)]];
  }

 private:
  CivilDay first_;
  std::vector<std::uint16_t> by_day_;
  std::vector<FiscalPeriod> periods_;
};

}  // namespace tandem::calendar
