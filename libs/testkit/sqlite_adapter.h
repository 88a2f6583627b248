#pragma once

#include <memory>

#include "libs/sqlite/sqlite_database.h"
#include "libs/testkit/storage_fixture.h"
#include "libs/testkit/temporary_folder.h"

namespace tandem::testkit {

// SQLite in a temporary folder, for the conformance suites.
inline StorageAdapter SqliteAdapter() {
  return {"sqlite", [](std::shared_ptr<void>& place) -> std::unique_ptr<storage::Database> {
            if (!place) place = std::make_shared<TemporaryFolder>();
            const auto& folder = *std::static_pointer_cast<TemporaryFolder>(place);
            auto database = sqlite::SqliteDatabase::Open({.path = folder / "test.db"});
            EXPECT_TRUE(database.ok()) << MessageOf(database.status());
            return *std::move(database);
          }};
}

}  // namespace tandem::testkit
