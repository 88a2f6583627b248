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

}  // namespace

int RuleRegime::LabelOffset() const {
  return label == LabelRule::kEnd ? rule.EndLabelOffset() : rule.StartLabelOffset();
}

void RuleRegime::AppendYear(int number, int regime, std::vector<FiscalPeriod>& periods) const {
  const int label_year = number + LabelOffset();
  CivilDay first = rule.First(number);
  const int extra_week = rule.is_week_based() && rule.First(number + 1) - first > 52 * 7 ? 1 : 0;
  CivilDay by_rule = first;  // where the period would start without overrides
  if (!overrides.empty()) {
    const auto* moved_end = FindOverride(overrides, label_year - 1, shape.quarters());
    if (moved_end != nullptr) first = moved_end->last + 1;
  }
  int quarter = 1;
  int left_in_quarter = shape.periods_per_quarter[0];
  for (int period = 1; period <= shape.periods(); ++period) {
    int weeks = 0;
    if (rule.is_week_based()) {
      weeks = shape.weeks[static_cast<std::size_t>(period - 1)] +
              (period == shape.week53_period ? extra_week : 0);
      by_rule += 7 * weeks;
    } else {
      const unsigned month = rule.month - 1 + static_cast<unsigned>(period);
      by_rule = CivilDay::Clamped(number + static_cast<int>(month / 12), month % 12 + 1, rule.day);
    }
    CivilDay last = by_rule - 1;
    --left_in_quarter;
    if (left_in_quarter == 0 && !overrides.empty()) {
      const auto* moved = FindOverride(overrides, label_year, quarter);
      if (moved != nullptr) last = moved->last;
    }
    const int days = last - first + 1;
    periods.push_back({.regime = regime,
                       .year = {.year = label_year},
                       .quarter = quarter,
                       .period = period,
                       .first = first,
                       .last = last,
                       .weeks = weeks != 0 && days % 7 == 0 ? days / 7 : 0});
    first = last + 1;
    if (left_in_quarter == 0 && quarter < shape.quarters()) {
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
