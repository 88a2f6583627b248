#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "libs/storage/database.h"

namespace tandem::postgres {

struct PostgresOptions {
  std::string server;  // libpq's own form: "host=… port=… user=… dbname=…", or an URI
  std::string schema;  // in which the tables are; empty: as the server has it
  std::string application = "tandem";
  int connections = 8;  // at most, opened when they are needed
  std::chrono::seconds connect_timeout{5};
  std::chrono::milliseconds wait_for_connection{10'000};
  // Statements are planned anew after this time, by the sizes that their tables have then: a plan
  // that was made for empty tables may be a bad one when the first import has filled them.
  std::chrono::milliseconds keep_plans{5'000};
};

// A Database in one schema of a PostgreSQL server (15). Writes run one per connection, READ
// COMMITTED; deadlocks and serialization failures are run again, a few times. Reads are REPEATABLE
// READ, read-only. A connection that broke is replaced; work that had begun on it is UNAVAILABLE,
// and whether its commit took place is then not known, as with every database over a network: a
// request id tells. Thread-safe.
class PostgresDatabase final : public storage::Database {
 public:
  // UNAVAILABLE if the server does not answer, FAILED_PRECONDITION if it refuses these credentials.
  static StatusOr<std::unique_ptr<PostgresDatabase>> Open(const PostgresOptions& options);
  ~PostgresDatabase() override;

  Status Write(const storage::Work& work) override;
  Status Read(const storage::Work& work) override;

 private:
  struct State;
  explicit PostgresDatabase(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace tandem::postgres
