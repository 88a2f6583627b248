#pragma once

#include <cstdint>
#include <vector>

#include "libs/base/status.h"

namespace tandem::calendar {

// How a year divides into periods, and periods into quarters. A plain value; Validate before use.
struct PeriodShape {
  // Weeks of every period in a 52-week year, summing to 52; empty for twelve months.
  std::vector<std::uint8_t> weeks;
  // Number of periods in each quarter, summing to the number of periods.
  std::vector<std::uint8_t> periods_per_quarter;
  // The period (1-based) that week 53 lengthens; 0 for months.
  int week53_period = 0;
  // Set when the notation named a quarter, whose last period is `week53_period`; else 0.
  int week53_quarter = 0;

  static constexpr int kMaxPeriods = 52;
  static constexpr int kMaxQuarters = 9;

  int periods() const { return weeks.empty() ? 12 : static_cast<int>(weeks.size()); }
  int quarters() const { return static_cast<int>(periods_per_quarter.size()); }
  // Number (1-based) of the last period of `quarter` (1-based).
  int LastPeriodOf(int quarter) const;
  // Number (1-based) of the quarter that holds `period` (1-based).
  int QuarterOf(int period) const;

  // The pattern that stands four times in `weeks` (4-4-5), or empty where none does.
  static std::vector<std::uint8_t> QuarterPattern(const std::vector<std::uint8_t>& weeks);
  // The grouping unless another is stated: a quarter for each pattern; else 4, 12 and 13 periods
  // have a usual one and other numbers none (empty).
  static std::vector<std::uint8_t> DefaultGrouping(const std::vector<std::uint8_t>& weeks);
  // INVALID_ARGUMENT that says what does not tile.
  Status Validate() const;

  friend bool operator==(const PeriodShape&, const PeriodShape&) = default;
};

}  // namespace tandem::calendar
