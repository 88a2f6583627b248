#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "libs/calendar/working/working_days.h"

// Inputs for the benchmarks, the same in every run and on every machine.
namespace tandem::bench {

// A small generator (splitmix64) with the same numbers everywhere, which the distributions of the
// standard library do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // 0 … bound − 1.
  int Below(int bound) { return static_cast<int>(Next() % static_cast<std::uint64_t>(bound)); }
  template <typename T>
  const T& Of(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(Below(static_cast<int>(items.size())))];
  }

 private:
  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

CivilDay FirstDay();  // of 1990
CivilDay LastDay();   // of 2100
std::vector<CivilDay> RandomDays(Random& random, std::size_t count);

// A month-based or week-based calendar of any start, weekday, pattern and place of week 53: some
// 400,000 different ones.
std::string RandomNotation(Random& random);
calendar::FiscalCalendar Parse(const std::string& notation);

// The codes of all countries and subdivisions that have holidays.
std::vector<std::string> AllPlaces();
std::shared_ptr<const calendar::WorkingDays> WorkingDaysOf(const std::string& place,
                                                           calendar::DaySpan span);

}  // namespace tandem::bench
