#pragma once

#include <string>

// What tandem_bench measures; README.md says what each line means.
namespace tandem::bench {

void BenchMisalignment();
void BenchPeriodLookUp();
void BenchWorkingDays();
void BenchAlignment();
void BenchCalendarFiles();
// The services in this process, over gRPC on loopback; each with a server of its own.
void BenchCommands();
void BenchCalendarReads();
void BenchPortfolio();
// The registry with a million people.
void BenchAway();
// Mutual Operating Periods; the last two on fiscal alignment with ten thousand of them.
void BenchMopCalendar();
void BenchMopReview();
void BenchAlignmentReport();
// On the servers that TANDEM_TEST_POSTGRES, _KAFKA and _REDIS name: PostgreSQL to Kafka, commands
// to the registry, from there to alignment, and reads of cached calendars.
void BenchRelay();
void BenchProductionCommands();
void BenchFlow();
void BenchProductionReads();
// Whole processes: `client` is the path of the program `tandem`.
void BenchProcesses(const std::string& client);

}  // namespace tandem::bench
