#pragma once

#include <chrono>
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
  // The same for what has neither parameters nor an answer and need not be prepared: SAVEPOINT,
  // COMMIT … A COMMIT that the server turned into a rollback is an error.
  Status Run(const char* sql);

  // Begins a transaction with this statement. It waits for the first one that does something;
  // without any there was no transaction.
  void Begin(std::string_view sql);
  // A statement whose answer nobody needs: it runs before the next one, COMMIT included, and
  // travels with it; its error is the next one's. A ROLLBACK forgets what has not been sent.
  void Defer(std::string_view sql, std::vector<storage::Value> parameters = {});
  // Whether so much is deferred that it had better be sent: libpq writes all before it reads.
  bool HasDeferredEnough() const { return deferred_.size() >= kMostDeferred; }
  // The same for what matters only to statements behind it: a lock, a setting.
  void Precede(std::string_view sql, std::vector<storage::Value> parameters = {});
  // Ends a transaction that has only read, without waiting for the answer.
  void EndRead();
  // Whether anything of the transaction has reached the server, as far as we know.
  bool HasRun() const { return has_run_; }
  // Between transactions: false if the server has closed the connection, or the last one did not
  // end; costs no journey.
  bool IsAlive();

  // Whether nothing can be done with it any more.
  bool IsBroken() const;
  bool InTransaction() const;
  // Whether the last error was of concurrency: the transaction may be run again.
  bool MayRunAgain() const { return may_run_again_; }

 private:
  static constexpr std::size_t kMostDeferred = 256;

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

  Connection(pg_conn* handle, std::chrono::milliseconds keep_plans)
      : handle_(handle), keep_plans_(keep_plans) {}

  // Parameters as libpq takes them; may be moved, not copied.
  struct Bound;
  struct Deferred {
    std::string sql;
    std::vector<storage::Value> parameters;
  };

  StatusOr<const Statement*> Prepare(std::string_view sql);
  static StatusOr<Bound> Bind(const Statement& statement,
                              const std::vector<storage::Value>& parameters);
  // The answer of the statement, behind those of the deferred ones, which are all sent at once.
  StatusOr<Answer> Ask(const Statement& statement, Bound bound);
  StatusOr<Answer> AskInPipeline(const std::vector<std::pair<const Statement*, Bound>>& all);
  StatusOr<Answer> Send(const char* sql);
  // OK unless the server answered with an error.
  Status StatusOf(const Answer& answer);

  std::unique_ptr<pg_conn, CloseConnection> handle_;
  const std::chrono::milliseconds keep_plans_;
  std::chrono::steady_clock::time_point planned_ = std::chrono::steady_clock::now();
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
  std::vector<Deferred> deferred_;
  bool does_something_ = false;  // one of the deferred statements is more than a beginning
  bool has_run_ = false;
  bool may_run_again_ = false;
};

}  // namespace tandem::postgres
