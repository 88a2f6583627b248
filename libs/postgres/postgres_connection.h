#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "libs/postgres/postgres_database.h"
#include "libs/postgres/postgres_values.h"
#include "libs/storage/database.h"

struct pg_conn;
struct pg_result;

namespace tandem::postgres {

// One connection to the server, with the statements that it has prepared. Belongs to one thread at
// a time.
class Connection {
 public:
  static StatusOr<std::unique_ptr<Connection>> Open(const PostgresOptions& options);

  StatusOr<storage::Result> Execute(std::string_view sql,
                                    const std::vector<storage::Value>& parameters = {});
  // The same for what has neither parameters nor an answer and need not be prepared: BEGIN,
  // SAVEPOINT … A COMMIT that the server turned into a rollback is an error.
  Status Run(const char* sql);

  // Whether nothing can be done with it any more.
  bool IsBroken() const;
  bool InTransaction() const;
  // Whether the last error was of concurrency: the transaction may be run again.
  bool MayRunAgain() const { return may_run_again_; }

 private:
  struct CloseConnection {
    void operator()(pg_conn* connection) const;
  };
  struct ClearResult {
    void operator()(pg_result* result) const;
  };
  using Answer = std::unique_ptr<pg_result, ClearResult>;
  // A prepared statement, with the types of its parameters as the server inferred them.
  struct Statement {
    std::string name;
    std::vector<TypeId> types;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  explicit Connection(pg_conn* handle) : handle_(handle) {}

  StatusOr<const Statement*> Prepare(std::string_view sql);
  StatusOr<Answer> Send(const Statement& statement, const std::vector<storage::Value>& parameters);
  // OK unless the server answered with an error.
  Status StatusOf(const Answer& answer);

  std::unique_ptr<pg_conn, CloseConnection> handle_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
  bool may_run_again_ = false;
};

}  // namespace tandem::postgres
