#include "services/tandem/commands/calendar_periods.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "libs/calendar/fiscal/notation.h"
#include "libs/csv/csv_writer.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {
namespace {

using calendar::FiscalPeriod;

std::string WeeksText(const FiscalPeriod& period) {
  return period.weeks > 0 ? std::to_string(period.weeks) : std::string();
}

std::string AsCsv(const std::vector<FiscalPeriod>& periods) {
  std::string text = "year_label,quarter,period,weeks,start,end\n";
  for (const FiscalPeriod& period : periods) {
    text += csv::CsvRow()
                .Plain(period.year.ToString())
                .Plain(std::to_string(period.quarter))
                .Plain(std::to_string(period.period))
                .Plain(WeeksText(period))
                .Plain(period.first.ToString())
                .Plain(period.last.ToString())
                .Line();
  }
  return text;
}

std::string AsJson(const calendar::FiscalCalendar& calendar,
                   const std::vector<FiscalPeriod>& periods) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const FiscalPeriod& period : periods) {
    list.push_back({{"yearLabel", period.year.ToString()},
                    {"quarter", period.quarter},
                    {"period", period.period},
                    {"weeks", period.weeks > 0 ? Json(period.weeks) : Json()},
                    {"start", period.first.ToString()},
                    {"end", period.last.ToString()}});
  }
  const Json answer = {{"calendar", calendar::ToNotation(calendar)}, {"periods", list}};
  return answer.dump(2) + "\n";
}

std::string AsTable(const calendar::FiscalCalendar& calendar,
                    const std::vector<FiscalPeriod>& periods, const Terminal& terminal) {
  using Align = TextTable::Align;
  TextTable table({{"year"},
                   {"quarter", Align::kRight},
                   {"period", Align::kRight},
                   {"weeks", Align::kRight},
                   {"days", Align::kRight},
                   {"start"},
                   {"end"},
                   {""}});
  for (const FiscalPeriod& period : periods) {
    const calendar::FiscalQuarter quarter = calendar.QuarterOf(period.first).value();
    const char* closes = quarter.last != period.last ? ""
                         : quarter.ends_year         ? "closes the year"
                                                     : "closes the quarter";
    table.Add({period.year.ToString(), std::to_string(period.quarter),
               std::to_string(period.period), WeeksText(period),
               std::to_string(period.last - period.first + 1), period.first.ToString(),
               period.last.ToString(), closes});
  }
  return terminal.Bold(calendar::ToNotation(calendar)) + "\n" + table.Draw(terminal, 2);
}

}  // namespace

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
  const std::vector<FiscalPeriod> periods = calendar.Periods(first, last);
  switch (format) {
    case Format::kCsv:
      return AsCsv(periods);
    case Format::kJson:
      return AsJson(calendar, periods);
    case Format::kTable:
      break;
  }
  return AsTable(calendar, periods, terminal);
}

}  // namespace tandem::client
