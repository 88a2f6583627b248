#include "libs/testkit/sqlite_adapter.h"
#include "libs/testkit/storage_conformance.h"

namespace tandem::testkit {

INSTANTIATE_TEST_SUITE_P(Sqlite, StorageConformance, testing::Values(SqliteAdapter()));

}  // namespace tandem::testkit
