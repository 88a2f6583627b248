#include "libs/sqlite/sqlite_database.h"
#include "libs/testkit/storage_conformance.h"
#include "libs/testkit/temporary_folder.h"

namespace tandem::testkit {
namespace {

std::unique_ptr<storage::Database> OpenSqlite(std::shared_ptr<void>& place) {
  if (!place) place = std::make_shared<TemporaryFolder>();
  const auto& folder = *std::static_pointer_cast<TemporaryFolder>(place);
  auto database = sqlite::SqliteDatabase::Open({.path = folder / "test.db"});
  EXPECT_TRUE(database.ok()) << MessageOf(database.status());
  return *std::move(database);
}

INSTANTIATE_TEST_SUITE_P(Sqlite, StorageConformance,
                         testing::Values(StorageAdapter{"sqlite", OpenSqlite}));

}  // namespace
}  // namespace tandem::testkit
