#include "libs/testkit/postgres_adapter.h"
#include "libs/testkit/timers_conformance.h"

namespace tandem::testkit {

INSTANTIATE_TEST_SUITE_P(Postgres, TimersConformance, testing::Values(PostgresAdapter()));

}  // namespace tandem::testkit
