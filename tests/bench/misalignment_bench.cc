#include <chrono>

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>

#include "services/fiscal_alignment/domain/misalignment.h"
#include "tests/bench/benches.h"
#include "tests/bench/comparison.h"
#include "tests/bench/random_inputs.h"

namespace tandem::bench {
namespace {

constexpr std::size_t kPartners = 100'000;
constexpr double kMegabyte = 1e6;
// Quarter ends in five years and in the margins on both sides, in which nearest closes may lie.
constexpr int kQuarterEnds = 32;

double HeapBytes() {
  const struct mallinfo2 heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd);
}

double PeakBytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

std::vector<calendar::FiscalCalendar> RandomCalendars() {
  Random random(3);
  std::vector<calendar::FiscalCalendar> calendars;
  calendars.reserve(kPartners);
  for (std::size_t i = 0; i < kPartners; ++i) calendars.push_back(Parse(RandomNotation(random)));
  return calendars;
}

// The ends of `kQuarterEnds` quarters that end with a month, by std::chrono alone.
std::int64_t SumOfQuarterEnds(unsigned month) {
  using namespace std::chrono;
  year_month end = year(2025) / std::chrono::month(month % 12 + 1);
  std::int64_t sum = 0;
  for (int quarter = 0; quarter < kQuarterEnds; ++quarter) {
    sum += sys_days(end / last).time_since_epoch().count();
    end += months(3);
  }
  return sum;
}

}  // namespace

void BenchMisalignment() {
  const double before = HeapBytes();
  const std::vector<calendar::FiscalCalendar> calendars = RandomCalendars();
  const double calendars_bytes = HeapBytes() - before;
  const fiscal::Horizon horizon = {.from = CivilDay::FromYmd(2026, 1, 1), .years = 5};
  const auto vendor =
      fiscal::NominalClosesOf(Parse("last sat jul; weeks 4-4-5; week53 p7"), horizon).value();

  std::vector<fiscal::Misalignment> results;
  const auto measure = [&] {
    results.clear();
    results.reserve(kPartners);
    for (const calendar::FiscalCalendar& calendar : calendars) {
      const auto partner = fiscal::NominalClosesOf(calendar, horizon).value();
      results.push_back(fiscal::MeasureMisalignment(vendor, partner, horizon));
    }
    Keep(results);
  };
  const auto count_dates = [] {
    std::int64_t sum = 0;
    for (unsigned i = 0; i < kPartners; ++i) sum += SumOfQuarterEnds(i);
    Keep(sum);
  };
  Compare({.what = "misalignment of 100,000 partners, five years", .run = measure}, 0.2,
          {{.what = "as many quarter ends by std::chrono", .run = count_dates}}, 5);
  PrintMemory(fmt::format("  the calendars, {:.0f} bytes each", calendars_bytes / kPartners),
              calendars_bytes, 0);
  PrintMemory("  the whole process at its peak", PeakBytes(), 100 * kMegabyte);
}

}  // namespace tandem::bench
