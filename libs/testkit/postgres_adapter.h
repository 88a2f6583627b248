#pragma once

#include <cstdlib>
#include <memory>

#include <fmt/format.h>

#include "libs/base/ids.h"
#include "libs/postgres/postgres_database.h"
#include "libs/testkit/storage_fixture.h"

namespace tandem::testkit {

// Where the tests' PostgreSQL is, in libpq's form; null without one.
inline const char* PostgresServer() { return std::getenv("TANDEM_TEST_POSTGRES"); }

inline constexpr const char* kNoPostgres =
    "TANDEM_TEST_POSTGRES does not name a server; tests/run starts one";

// A schema of its own on the tests' server, gone with the object.
class TemporarySchema {
 public:
  TemporarySchema() : name_("test_" + RandomIds().NewId()) {
    std::erase(name_, '-');
    Run("CREATE SCHEMA " + name_);
  }
  ~TemporarySchema() { Run("DROP SCHEMA " + name_ + " CASCADE"); }
  TemporarySchema(const TemporarySchema&) = delete;
  TemporarySchema& operator=(const TemporarySchema&) = delete;

  const std::string& name() const { return name_; }

 private:
  static void Run(const std::string& sql) {
    auto database = postgres::PostgresDatabase::Open({.server = PostgresServer()});
    ASSERT_TRUE(database.ok()) << MessageOf(database.status());
    const Status done = (*database)->Write(
        [&](storage::Transaction& transaction) { return transaction.Execute(sql).status(); });
    EXPECT_TRUE(done.ok()) << MessageOf(done);
  }

  std::string name_;
};

// PostgreSQL, each test in a schema of its own, for the conformance suites.
inline StorageAdapter PostgresAdapter() {
  return {.name = "postgres",
          .open = [](std::shared_ptr<void>& place) -> std::unique_ptr<storage::Database> {
            if (!place) place = std::make_shared<TemporarySchema>();
            const auto& schema = *std::static_pointer_cast<TemporarySchema>(place);
            auto database = postgres::PostgresDatabase::Open(
                {.server = PostgresServer(), .schema = schema.name()});
            EXPECT_TRUE(database.ok()) << MessageOf(database.status());
            return *std::move(database);
          },
          .missing = PostgresServer() == nullptr ? kNoPostgres : ""};
}

}  // namespace tandem::testkit
