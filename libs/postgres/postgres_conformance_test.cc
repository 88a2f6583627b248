#include "libs/testkit/postgres_adapter.h"
#include "libs/testkit/storage_conformance.h"

namespace tandem::testkit {

INSTANTIATE_TEST_SUITE_P(Postgres, StorageConformance, testing::Values(PostgresAdapter()));

}  // namespace tandem::testkit
