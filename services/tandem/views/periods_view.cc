#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "libs/csv/csv_writer.h"
#include "services/tandem/views/calendar_view.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {
namespace {

using calendar::FiscalPeriod;

std::string WeeksText(const FiscalPeriod& period) {
  return period.weeks > 0 ? std::to_string(period.weeks) : std::string();
}

// What the end of a period of the list is besides.
const char* Closes(const PeriodList& list, const FiscalPeriod& period) {
  const FiscalPeriod* next =
      &period == &list.periods.back() ? (list.next ? &*list.next : nullptr) : std::next(&period);
  const bool same_year =
      next != nullptr && next->regime == period.regime && next->year == period.year;
  if (same_year && next->quarter == period.quarter) return "";
  return same_year || period.year.bridge ? "closes the quarter" : "closes the year";
}

}  // namespace

std::string PeriodsAsCsv(const PeriodList& list) {
  std::string text = "year_label,quarter,period,weeks,start,end\n";
  for (const FiscalPeriod& period : list.periods) {
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

std::string PeriodsAsJson(const PeriodList& list) {
  using Json = nlohmann::ordered_json;
  Json periods = Json::array();
  for (const FiscalPeriod& period : list.periods) {
    periods.push_back({{"yearLabel", period.year.ToString()},
                       {"quarter", period.quarter},
                       {"period", period.period},
                       {"weeks", period.weeks > 0 ? Json(period.weeks) : Json()},
                       {"start", period.first.ToString()},
                       {"end", period.last.ToString()}});
  }
  const Json answer = {{"calendar", list.notation}, {"periods", periods}};
  return answer.dump(2) + "\n";
}

std::string PeriodsAsText(const PeriodList& list, const Terminal& terminal) {
  using Align = TextTable::Align;
  TextTable table({{"year"},
                   {"quarter", Align::kRight},
                   {"period", Align::kRight},
                   {"weeks", Align::kRight},
                   {"days", Align::kRight},
                   {"start"},
                   {"end"},
                   {""}});
  for (const FiscalPeriod& period : list.periods) {
    table.Add({period.year.ToString(), std::to_string(period.quarter),
               std::to_string(period.period), WeeksText(period),
               std::to_string(period.last - period.first + 1), period.first.ToString(),
               period.last.ToString(), Closes(list, period)});
  }
  return terminal.Bold(list.notation) + "\n" + table.Draw(terminal, 2);
}

}  // namespace tandem::client
