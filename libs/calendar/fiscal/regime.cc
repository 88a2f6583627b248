#include "libs/calendar/fiscal/regime.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::calendar {
namespace {

// The override of `quarter` in the year labelled `label`, or null.
const QuarterOverride* FindOverride(const std::vector<QuarterOverride>& overrides, int label,
                                    int quarter) {
  const auto found = std::ranges::find_if(overrides, [&](const QuarterOverride& one) {
    return one.year == label && one.quarter == quarter;
  });
  return found == overrides.end() ? nullptr : &*found;
}

// The first day behind a period of year `number` by the rule alone; `first` is the period's own.
CivilDay NextByRule(const RuleRegime& regime, int number, int period, CivilDay first,
                    bool long_year) {
  const YearRule& rule = regime.rule;
  if (rule.is_week_based()) {
    const int usual = regime.shape.weeks[static_cast<std::size_t>(period - 1)];
    return first + 7 * (long_year && period == regime.shape.week53_period ? usual + 1 : usual);
  }
  const unsigned month = rule.month - 1 + static_cast<unsigned>(period);
  return CivilDay::Clamped(number + static_cast<int>(month / 12), month % 12 + 1, rule.day);
}

}  // namespace

int RuleRegime::LabelOffset() const {
  return label == LabelRule::kEnd ? rule.EndLabelOffset() : rule.StartLabelOffset();
}

void RuleRegime::AppendYear(int number, int regime, std::vector<FiscalPeriod>& periods) const {
  const int label_year = number + LabelOffset();
  CivilDay by_rule = rule.First(number);
  const bool long_year = rule.is_week_based() && rule.First(number + 1) - by_rule > 52 * 7;
  CivilDay first = by_rule;
  if (const auto* moved = FindOverride(overrides, label_year - 1, shape.quarters())) {
    first = moved->last + 1;
  }
  int quarter = 1;
  int left_in_quarter = shape.periods_per_quarter[0];
  for (int period = 1; period <= shape.periods(); ++period) {
    by_rule = NextByRule(*this, number, period, by_rule, long_year);
    CivilDay last = by_rule - 1;
    const bool ends_quarter = --left_in_quarter == 0;
    if (ends_quarter) {
      if (const auto* moved = FindOverride(overrides, label_year, quarter)) last = moved->last;
    }
    const int days = last - first + 1;
    periods.push_back({.regime = regime,
                       .year = {.year = label_year},
                       .quarter = quarter,
                       .period = period,
                       .first = first,
                       .last = last,
                       .weeks = rule.is_week_based() && days % 7 == 0 ? days / 7 : 0});
    first = last + 1;
    if (ends_quarter && quarter < shape.quarters()) {
      left_in_quarter = shape.periods_per_quarter[static_cast<std::size_t>(quarter++)];
    }
  }
}

Status RuleRegime::Validate() const {
  RETURN_IF_ERROR(shape.Validate());
  for (const QuarterOverride& one : overrides) {
    if (one.quarter < 1 || one.quarter > shape.quarters()) {
      return InvalidArgument(fmt::format("override {}: there is no q{}; the year has {} quarters",
                                         one.year, one.quarter, shape.quarters()));
    }
    // The overridden year and the next, whose start a moved last quarter moves.
    std::vector<FiscalPeriod> periods;
    AppendYear(one.year - LabelOffset(), 1, periods);
    AppendYear(one.year - LabelOffset() + 1, 1, periods);
    const auto hollow = std::ranges::find_if(
        periods, [](const FiscalPeriod& period) { return period.last < period.first; });
    if (hollow != periods.end()) {
      return InvalidArgument(fmt::format(
          "override {}: q{} {} leaves no day for period {} of {}, so the year does not tile",
          one.year, one.quarter, one.last.ToString(), hollow->period, hollow->year.ToString()));
    }
  }
  return OkStatus();
}

Status RowsRegime::Validate() const {
  constexpr int kMostQuarterMonths = 18;  // as long as the longest bridge
  if (rows.empty()) return InvalidArgument(fmt::format("{}: there is no row", path));
  CivilDay quarter_first;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FiscalPeriod& row = rows[i];
    const auto refuse = [&](std::string_view rule) {
      return InvalidArgument(fmt::format("{}: line {}: {}", path, lines[i], rule));
    };
    if (row.last < row.first) return refuse("end must not lie before start");
    const bool starts_quarter =
        i == 0 || row.year != rows[i - 1].year || row.quarter != rows[i - 1].quarter;
    if (starts_quarter) quarter_first = row.first;
    if (row.last >= quarter_first.PlusMonths(kMostQuarterMonths)) {
      return refuse(fmt::format("end makes a quarter longer than {} months", kMostQuarterMonths));
    }
    if (i == 0) continue;
    const FiscalPeriod& before = rows[i - 1];
    if (row.first != before.last + 1) {
      return refuse(
          fmt::format("start must be {}, the day after the row before ends, so that the "
                      "rows tile",
                      (before.last + 1).ToString()));
    }
    const bool beside_bridge = row.year.bridge || before.year.bridge;
    if (row.year < before.year && !beside_bridge) return refuse("year_label must not go back");
    if (row.year != before.year) continue;
    if (row.period <= before.period) return refuse("period must rise within the year");
    if (row.quarter < before.quarter) return refuse("quarter must not fall within the year");
  }
  return OkStatus();
}

}  // namespace tandem::calendar
