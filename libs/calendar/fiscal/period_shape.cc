#include "libs/calendar/fiscal/period_shape.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace tandem::calendar {

int PeriodShape::LastPeriodOf(int quarter) const {
  return std::accumulate(periods_per_quarter.begin(), periods_per_quarter.begin() + quarter, 0);
}

int PeriodShape::QuarterOf(int period) const {
  int quarter = 1;
  while (LastPeriodOf(quarter) < period) ++quarter;
  return quarter;
}

std::vector<std::uint8_t> PeriodShape::QuarterPattern(const std::vector<std::uint8_t>& weeks) {
  if (weeks.empty() || weeks.size() % 4 != 0) return {};
  const std::size_t size = weeks.size() / 4;
  for (std::size_t i = size; i < weeks.size(); ++i) {
    if (weeks[i] != weeks[i - size]) return {};
  }
  return {weeks.begin(), weeks.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::vector<std::uint8_t> PeriodShape::DefaultGrouping(const std::vector<std::uint8_t>& weeks) {
  if (const auto pattern = QuarterPattern(weeks); !pattern.empty()) {
    return std::vector<std::uint8_t>(4, static_cast<std::uint8_t>(pattern.size()));
  }
  if (weeks.size() == 4) return {1, 1, 1, 1};
  if (weeks.empty() || weeks.size() == 12) return {3, 3, 3, 3};
  if (weeks.size() == 13) return {3, 3, 3, 4};
  return {};
}

Status PeriodShape::Validate() const {
  const auto zero = [](std::uint8_t n) { return n == 0; };
  if (!weeks.empty()) {
    const int sum = std::accumulate(weeks.begin(), weeks.end(), 0);
    if (sum != 52 || std::ranges::any_of(weeks, zero)) {
      return InvalidArgument(
          fmt::format("weeks: the periods sum to {} weeks and do not tile the year; a quarter's "
                      "pattern sums to "
                      "13, every period of the year to 52, each with at least one week",
                      sum));
    }
  }
  if (periods_per_quarter.empty()) {
    return InvalidArgument(fmt::format(
        "quarters: must be stated for {} periods; only 4, 12 and 13 periods have a usual grouping",
        periods()));
  }
  if (quarters() > kMaxQuarters) {
    return InvalidArgument(fmt::format("quarters: a year has at most {}", kMaxQuarters));
  }
  const int grouped = LastPeriodOf(quarters());
  if (grouped != periods() || std::ranges::any_of(periods_per_quarter, zero)) {
    return InvalidArgument(
        fmt::format("quarters: the grouping holds {} periods and does not tile the year of {}",
                    grouped, periods()));
  }
  if (!weeks.empty() && (week53_period < 1 || week53_period > periods())) {
    return InvalidArgument(
        fmt::format("week53: there is no period {}; the year has {}", week53_period, periods()));
  }
  return OkStatus();
}

}  // namespace tandem::calendar
