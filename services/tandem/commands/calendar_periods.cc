#include "services/tandem/commands/calendar_periods.h"

#include <fmt/format.h>

#include "libs/calendar/notation/notation.h"
#include "services/tandem/views/calendar_view.h"

namespace tandem::client {

StatusOr<std::string> CalendarPeriods::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const calendar::FiscalCalendar calendar, ReadCalendar("--spec", spec));
  CivilDay first = today;
  if (!from.empty()) {
    ASSIGN_OR_RETURN(first, ReadDay("--from", from));
  } else {
    for (const auto& quarter : calendar.Quarters(today - 400, today)) {
      if (quarter.starts_year) first = quarter.first;
    }
  }
  CivilDay last = first.PlusYears(1) - 1;
  if (!to.empty()) {
    ASSIGN_OR_RETURN(last, ReadDay("--to", to));
  }
  if (last < first) {
    return InvalidArgument(
        fmt::format("--to: {} must not lie before --from {}", last.ToString(), first.ToString()));
  }
  const Status covered = calendar.CheckCovers(first, last);
  if (!covered.ok()) return Annotate(covered, "--from and --to");
  PeriodList list{.notation = calendar::ToNotation(calendar),
                  .periods = calendar.Periods(first, last)};
  if (const auto next = calendar.PeriodOf(list.periods.back().last + 1); next.ok()) {
    list.next = *next;
  }
  switch (format) {
    case Format::kCsv:
      return PeriodsAsCsv(list);
    case Format::kJson:
      return PeriodsAsJson(list);
    case Format::kTable:
      break;
  }
  return PeriodsAsText(list, terminal);
}

}  // namespace tandem::client
