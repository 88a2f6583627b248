#include "services/fiscal_alignment/domain/amounts/amount_view.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

std::size_t LengthOf(const calendar::DaySpan& days) {
  return static_cast<std::size_t>(days.last - days.first) + 1;
}

std::string LabelOf(const calendar::FiscalPeriod& period) {
  if (period.year.bridge) return period.year.ToString();
  return fmt::format("{} Q{} P{}", period.year.ToString(), period.quarter, period.period);
}

std::string LabelUpTo(CivilDay close) { return "to " + close.ToString(); }

}  // namespace

StatusOr<MonthWeights> ReadMonthWeights(std::string_view field,
                                        std::span<const std::int64_t> weights) {
  MonthWeights months{};
  if (weights.size() != months.size()) {
    return InvalidField(field, fmt::format("has {} weights, must have one for each of the twelve "
                                           "months",
                                           weights.size()));
  }
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (weights[i] < 0 || weights[i] > kMostWeight) {
      return InvalidField(fmt::format("{}[{}]", field, i),
                          fmt::format("{} must lie in 0 to {}", weights[i], kMostWeight));
    }
    months[i] = weights[i];
  }
  return months;
}

std::vector<std::int64_t> DayWeights(SplitBy by, const calendar::DaySpan& days,
                                     const calendar::WorkingDays* joint,
                                     const MonthWeights& months) {
  std::vector<std::int64_t> weights;
  weights.reserve(LengthOf(days));
  for (CivilDay day = days.first; day <= days.last; day = day + 1) {
    switch (by) {
      case SplitBy::kDays:
        weights.push_back(1);
        break;
      case SplitBy::kJointWorkingDays:
        weights.push_back(joint->Contains(day) ? 1 : 0);
        break;
      case SplitBy::kSeasonality:
        weights.push_back(months[static_cast<std::size_t>(day.month()) - 1]);
        break;
    }
  }
  return weights;
}

StatusOr<std::vector<ViewPeriod>> PeriodsOfCalendar(const calendar::FiscalCalendar& calendar,
                                                    const calendar::DaySpan& days) {
  RETURN_IF_ERROR(calendar.CheckCovers(days.first, days.last));
  std::vector<ViewPeriod> periods;
  for (const calendar::FiscalPeriod& period : calendar.Periods(days.first, days.last)) {
    periods.push_back({.label = LabelOf(period), .days = {period.first, period.last}});
  }
  return periods;
}

std::vector<ViewPeriod> PeriodsOfCloses(const calendar::DaySpan& term,
                                        const std::vector<CivilDay>& closes) {
  std::vector<ViewPeriod> periods;
  if (closes.empty()) return periods;
  CivilDay first = term.first;
  for (const CivilDay close : closes) {
    periods.push_back({.label = LabelUpTo(close), .days = {first, close}});
    first = close + 1;
  }
  if (first <= term.last) {
    periods.push_back({.label = LabelUpTo(term.last), .days = {first, term.last}});
  }
  return periods;
}

std::vector<ViewPeriod> FillGaps(std::vector<ViewPeriod> periods, const calendar::DaySpan& days) {
  std::vector<ViewPeriod> filled;
  CivilDay next = days.first;
  for (ViewPeriod& period : periods) {
    if (period.days.last < days.first || days.last < period.days.first) continue;
    if (next < period.days.first) {
      filled.push_back({.label = "", .days = {next, period.days.first - 1}});
    }
    next = period.days.last + 1;
    filled.push_back(std::move(period));
  }
  if (next <= days.last) filled.push_back({.label = "", .days = {next, days.last}});
  return filled;
}

std::vector<AmountRow> SumByPeriods(const calendar::DaySpan& days,
                                    std::span<const std::int64_t> shares,
                                    const std::vector<ViewPeriod>& periods) {
  std::vector<AmountRow> rows;
  rows.reserve(periods.size());
  for (const ViewPeriod& period : periods) {
    const CivilDay first = std::max(period.days.first, days.first);
    const CivilDay last = std::min(period.days.last, days.last);
    AmountRow row{.period = period,
                  .partial = first != period.days.first || last != period.days.last};
    for (CivilDay day = first; day <= last; day = day + 1) {
      row.minor_units += shares[static_cast<std::size_t>(day - days.first)];
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tandem::fiscal
