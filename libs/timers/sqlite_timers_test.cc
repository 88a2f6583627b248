#include "libs/testkit/sqlite_adapter.h"
#include "libs/testkit/timers_conformance.h"

namespace tandem::testkit {

INSTANTIATE_TEST_SUITE_P(Sqlite, TimersConformance, testing::Values(SqliteAdapter()));

}  // namespace tandem::testkit
