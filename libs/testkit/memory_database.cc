#include "libs/testkit/memory_database.h"

#include "libs/base/failpoint.h"
#include "libs/sqlite/sqlite_transaction.h"

namespace tandem::testkit {
namespace {

// SQLite's transaction by the test's clock.
class ClockedTransaction final : public storage::Transaction {
 public:
  ClockedTransaction(sqlite::SqliteTransaction& inner, const Clock& clock)
      : inner_(inner), clock_(clock) {}

  StatusOr<storage::Result> Execute(std::string_view sql,
                                    const std::vector<storage::Value>& parameters) override {
    RETURN_IF_ERROR(TANDEM_FAILPOINT("storage.statement"));
    return inner_.Execute(sql, parameters);
  }
  Status Defer(std::string_view sql, std::vector<storage::Value> parameters) override {
    return Execute(sql, parameters).status();
  }
  Status Nested(const std::function<Status()>& work) override { return inner_.Nested(work); }
  Status ActFor(std::string_view vendor) override { return inner_.ActFor(vendor); }
  Status Lock(std::string_view name) override { return inner_.Lock(name); }
  void Shred() override { inner_.Shred(); }
  StatusOr<Instant> Now() override { return clock_.Now(); }
  void AfterCommit(std::function<void()> callback) override {
    inner_.AfterCommit(std::move(callback));
  }

 private:
  sqlite::SqliteTransaction& inner_;
  const Clock& clock_;
};

}  // namespace

MemoryDatabase::MemoryDatabase(const Clock& clock)
    : clock_(clock),
      connection_(sqlite::Connection::Open({.path = ":memory:"}, sqlite::Connection::Role::kAlone)
                      .value()) {}

Status MemoryDatabase::Alone(const std::function<Status()>& run) {
  if (is_at_work_) return Internal("a transaction was begun inside of another one");
  is_at_work_ = true;
  Status done = run();
  is_at_work_ = false;
  return done;
}

Status MemoryDatabase::Write(const storage::Work& work) {
  return Alone([&] { return WriteAlone(work); });
}

Status MemoryDatabase::WriteAlone(const storage::Work& work) {
  RETURN_IF_ERROR(connection_->Run("BEGIN IMMEDIATE"));
  sqlite::SqliteTransaction::Aftermath aftermath;
  sqlite::SqliteTransaction inner(*connection_, aftermath);
  ClockedTransaction transaction(inner, clock_);
  Status done = storage::RunGuarded(work, transaction);
  if (done.ok()) done = TANDEM_FAILPOINT("storage.before_commit");
  if (done.ok()) done = connection_->Run("COMMIT");
  if (!done.ok()) {
    if (connection_->InTransaction()) connection_->Run("ROLLBACK").IgnoreError();  // told already
    return done;
  }
  RETURN_IF_ERROR(TANDEM_FAILPOINT("storage.after_commit"));
  for (const auto& callback : aftermath.callbacks) callback();
  return OkStatus();
}

Status MemoryDatabase::Read(const storage::Work& work) {
  return Alone([&]() -> Status {
    RETURN_IF_ERROR(TANDEM_FAILPOINT("storage.before_read"));
    RETURN_IF_ERROR(connection_->Run("BEGIN"));
    sqlite::SqliteTransaction::Aftermath aftermath;
    sqlite::SqliteTransaction inner(*connection_, aftermath);
    ClockedTransaction transaction(inner, clock_);
    Status done = storage::RunGuarded(work, transaction);
    // What a reader wrote against the rules does not stay.
    if (connection_->InTransaction()) connection_->Run("ROLLBACK").IgnoreError();
    return done;
  });
}

}  // namespace tandem::testkit
