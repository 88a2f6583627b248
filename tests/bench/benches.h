#pragma once

#include <string>

// What tandem_bench measures; README.md says what each line means.
namespace tandem::bench {

void BenchMisalignment();
void BenchPeriodLookUp();
void BenchWorkingDays();
void BenchAlignment();
// Whole processes: `client` is the path of the program `tandem`.
void BenchProcesses(const std::string& client);

}  // namespace tandem::bench
