#include "libs/calendar/fiscal/period_index.h"

namespace tandem::calendar {

StatusOr<PeriodIndex> PeriodIndex::Create(const FiscalCalendar& calendar, CivilDay first,
                                          CivilDay last) {
  RETURN_IF_ERROR(calendar.CheckCovers(first, last));
  PeriodIndex index;
  index.first_ = first;
  index.periods_ = calendar.Periods(first, last);
  index.by_day_.reserve(static_cast<std::size_t>(last - first) + 1);
  std::uint16_t period = 0;
  for (CivilDay day = first; day <= last; ++day) {
    if (day > index.periods_[period].last) ++period;
    index.by_day_.push_back(period);
  }
  return index;
}

}  // namespace tandem::calendar
