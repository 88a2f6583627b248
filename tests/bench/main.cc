#include <cstdio>

#include "tests/bench/benches.h"
#include "tests/bench/comparison.h"

int main(int argc, char** argv) {
  using namespace tandem::bench;
  PrintHeading();
  BenchMisalignment();  // first, so that the peak memory is its own
  BenchPeriodLookUp();
  BenchWorkingDays();
  BenchAlignment();
  BenchServices();
  if (argc > 1) {
    BenchProcesses(argv[1]);
  } else {
    std::puts("Whole processes are timed with: tandem_bench PATH_OF_TANDEM");
  }
}
