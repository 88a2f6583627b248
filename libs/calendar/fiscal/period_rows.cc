#include "libs/calendar/fiscal/period_rows.h"

#include <charconv>
#include <sstream>

#include <fmt/format.h>

#include "libs/csv/csv_table.h"

namespace tandem::calendar {
namespace {

StatusOr<int> Number(std::string_view field, const std::string& text, int least, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= least && value <= most) {
    return value;
  }
  return InvalidArgument(
      fmt::format("{}: \"{}\" must be a number from {} to {}", field, text, least, most));
}

StatusOr<CivilDay> Date(std::string_view field, const std::string& text) {
  StatusOr<CivilDay> day = CivilDay::Parse(text);
  return day.ok() ? day : Annotate(day.status(), field);
}

StatusOr<FiscalPeriod> ParseRow(const std::vector<std::string>& fields) {
  FiscalPeriod period;
  std::string year = fields[0];
  if (year.ends_with('B')) {
    period.year.bridge = true;
    year.pop_back();
  }
  ASSIGN_OR_RETURN(period.year.year, Number("year_label", year, kFirstYear, kLastYear + 1));
  const int least_quarter = period.year.bridge ? 0 : 1;
  const int most_quarter = period.year.bridge ? 0 : PeriodShape::kMaxQuarters;
  ASSIGN_OR_RETURN(period.quarter, Number("quarter", fields[1], least_quarter, most_quarter));
  ASSIGN_OR_RETURN(period.period, Number("period", fields[2], 1, PeriodShape::kMaxPeriods + 1));
  ASSIGN_OR_RETURN(period.first, Date("start", fields[3]));
  ASSIGN_OR_RETURN(period.last, Date("end", fields[4]));
  return period;
}

}  // namespace

StatusOr<RowsRegime> ParsePeriodRows(const std::string& path, const std::string& text) {
  std::istringstream in(text);
  RowsRegime regime{.path = path};
  StatusOr<csv::CsvTable> table =
      csv::CsvTable::Open(in, {"year_label", "quarter", "period", "start", "end"});
  if (!table.ok()) return Annotate(table.status(), path);
  while (auto row = table->Next()) {
    if (!row->ok()) return Annotate(row->status(), path);
    const StatusOr<FiscalPeriod> period = ParseRow((*row)->fields);
    if (!period.ok()) {
      return Annotate(period.status(), fmt::format("{}: line {}", path, (*row)->line));
    }
    regime.rows.push_back(*period);
    regime.lines.push_back((*row)->line);
  }
  RETURN_IF_ERROR(regime.Validate());
  return regime;
}

}  // namespace tandem::calendar
