#pragma once

#include <functional>
#include <string>
#include <vector>

#include "libs/postgres/postgres_connection.h"

namespace tandem::postgres {

// The transaction that a caller's work sees; it lives as long as that work runs. After an error the
// server refuses everything up to a rollback, so whoever swallows one gets it again, at the commit
// at the latest.
class PostgresTransaction final : public storage::Transaction {
 public:
  using Callbacks = std::vector<std::function<void()>>;

  // Collects what is to be called behind the commit in `callbacks`.
  PostgresTransaction(Connection& connection, Callbacks& callbacks)
      : connection_(connection), callbacks_(callbacks) {}

  StatusOr<storage::Result> Execute(std::string_view sql,
                                    const std::vector<storage::Value>& parameters) override;
  Status Defer(std::string_view sql, std::vector<storage::Value> parameters) override;
  Status Nested(const std::function<Status()>& work) override;
  Status ActFor(std::string_view vendor) override;
  Status Lock(std::string_view name) override;
  StatusOr<Instant> Now() override;
  void AfterCommit(std::function<void()> callback) override;

  // The error that has not been rolled back; OK if there is none.
  const Status& failed() const { return failed_; }

 private:
  Status Run(const char* sql);

  Connection& connection_;
  Callbacks& callbacks_;
  Status failed_;
  std::string vendor_;  // for whom it acts
};

}  // namespace tandem::postgres
