#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/bench/benches.h"
#include "tests/bench/comparison.h"

namespace {

using namespace tandem::bench;

struct Bench {
  std::string_view name;
  void (*run)();
};

// Misalignment goes first, so that the peak memory that it prints is its own.
constexpr std::array kBenches = {
    Bench{"misalignment", BenchMisalignment},
    Bench{"look-up", BenchPeriodLookUp},
    Bench{"working-days", BenchWorkingDays},
    Bench{"alignment", BenchAlignment},
    Bench{"calendar-files", BenchCalendarFiles},
    Bench{"commands", BenchCommands},
    Bench{"reads", BenchCalendarReads},
    Bench{"portfolio", BenchPortfolio},
    Bench{"away", BenchAway},
    Bench{"mop-calendar", BenchMopCalendar},
    Bench{"mop-review", BenchMopReview},
    Bench{"alignment-report", BenchAlignmentReport},
    Bench{"relay", BenchRelay},
    Bench{"production-commands", BenchProductionCommands},
    Bench{"flow", BenchFlow},
    Bench{"production-reads", BenchProductionReads},
};

bool IsBench(std::string_view name) {
  return std::ranges::find(kBenches, name, &Bench::name) != kBenches.end();
}

}  // namespace

// usage: tandem_bench [TANDEM] [NAME …]      TANDEM is the client's path, to time whole processes
int main(int argc, char** argv) {
  std::vector<std::string_view> chosen(argv + 1, argv + argc);
  const char* tandem = nullptr;
  if (!chosen.empty() && !IsBench(chosen.front())) {
    tandem = argv[1];
    chosen.erase(chosen.begin());
  }
  if (!std::ranges::all_of(chosen, IsBench)) {
    std::fputs("usage: tandem_bench [TANDEM] [NAME …]; the names are", stderr);
    for (const Bench& bench : kBenches) fmt::print(stderr, " {}", bench.name);
    std::fputs("\n", stderr);
    return EXIT_FAILURE;
  }
  PrintHeading();
  for (const Bench& bench : kBenches) {
    if (chosen.empty() || std::ranges::find(chosen, bench.name) != chosen.end()) bench.run();
  }
  if (tandem != nullptr) {
    BenchProcesses(tandem);
  } else if (chosen.empty()) {
    std::puts("Whole processes are timed with: tandem_bench PATH_OF_TANDEM");
  }
}
