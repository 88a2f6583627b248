#include "services/tandem/commands/calendar_convert.h"

#include "services/tandem/views/calendar_view.h"

namespace tandem::client {

StatusOr<std::string> CalendarConvert::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const calendar::FiscalCalendar calendar, ReadCalendar("--spec", spec));
  ASSIGN_OR_RETURN(std::vector<CivilDay> days, ReadDays("DATE", dates));
  if (days.empty()) days.push_back(today);
  std::vector<Conversion> conversions;
  for (const CivilDay day : days) {
    ASSIGN_OR_RETURN(const calendar::FiscalPeriod period, calendar.PeriodOf(day));
    ASSIGN_OR_RETURN(const calendar::FiscalQuarter quarter, calendar.QuarterOf(day));
    ASSIGN_OR_RETURN(const auto instant, calendar.CloseInstantOf(quarter.last));
    conversions.push_back({day, period, quarter.last, instant});
  }
  switch (format) {
    case Format::kJson:
      return ConversionsAsJson(conversions);
    case Format::kCsv:
      return ConversionsAsCsv(conversions);
    case Format::kTable:
      break;
  }
  return ConversionsAsText(conversions, terminal);
}

}  // namespace tandem::client
