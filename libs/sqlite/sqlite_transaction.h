#pragma once

#include <functional>
#include <vector>

#include "libs/sqlite/sqlite_connection.h"

namespace tandem::sqlite {

// The transaction that a caller's work sees; it lives as long as that work runs. SQLite may give up
// a transaction by itself, on a full disk for one; from then on every call answers the error that
// was the cause, so that no later statement becomes durable by itself.
class SqliteTransaction final : public storage::Transaction {
 public:
  // What is to be done behind the commit.
  struct Aftermath {
    std::vector<std::function<void()>> callbacks;
    bool shreds = false;  // what was deleted shall leave the log, too
  };

  SqliteTransaction(Connection& connection, Aftermath& aftermath)
      : connection_(connection), aftermath_(aftermath) {}

  StatusOr<storage::Result> Execute(std::string_view sql,
                                    const std::vector<storage::Value>& parameters) override;
  Status Defer(std::string_view sql, std::vector<storage::Value> parameters) override {
    return Execute(sql, parameters).status();
  }
  Status Nested(const std::function<Status()>& work) override;
  // There is one writer, so a transaction that writes holds everything.
  Status ActFor(std::string_view) override { return OkStatus(); }  // the queries name the vendor
  Status Lock(std::string_view) override { return OkStatus(); }
  StatusOr<Instant> Now() override;
  // The pages are cleared by secure_delete; the log still holds them as they were.
  void Shred() override { aftermath_.shreds = true; }
  void AfterCommit(std::function<void()> callback) override;

  // Why SQLite gave the transaction up; OK if it did not.
  const Status& given_up() const { return given_up_; }

 private:
  Status Run(std::string_view sql) { return Execute(sql, {}).status(); }

  Connection& connection_;
  Aftermath& aftermath_;
  Status given_up_;
};

}  // namespace tandem::sqlite
