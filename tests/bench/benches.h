#pragma once

#include <string>

// What tandem_bench measures; README.md says what each line means.
namespace tandem::bench {

void BenchMisalignment();
void BenchPeriodLookUp();
void BenchWorkingDays();
void BenchAlignment();
// The services in this process, over gRPC on loopback; each with a server of its own.
void BenchCommands();
void BenchCalendarReads();
void BenchPortfolio();
// Whole processes: `client` is the path of the program `tandem`.
void BenchProcesses(const std::string& client);

}  // namespace tandem::bench
