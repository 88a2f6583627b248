#include "libs/sqlite/sqlite_transaction.h"

namespace tandem::sqlite {

StatusOr<storage::Result> SqliteTransaction::Execute(
    std::string_view sql, const std::vector<storage::Value>& parameters) {
  if (!given_up_.ok()) return given_up_;
  StatusOr<storage::Result> result = connection_.Execute(sql, parameters);
  if (!result.ok() && !connection_.InTransaction()) given_up_ = result.status();
  return result;
}

Status SqliteTransaction::Nested(const std::function<Status()>& work) {
  // Savepoints of one name nest; the innermost is meant.
  RETURN_IF_ERROR(Run("SAVEPOINT nested"));
  const std::size_t callbacks = aftermath_.callbacks.size();
  Status done = work();
  if (!given_up_.ok()) return given_up_;
  if (done.ok()) return Run("RELEASE nested");
  aftermath_.callbacks.resize(callbacks);
  RETURN_IF_ERROR(Run("ROLLBACK TO nested"));
  RETURN_IF_ERROR(Run("RELEASE nested"));
  return done;
}

StatusOr<Instant> SqliteTransaction::Now() {
  // The clock of this machine, which all users of a file share.
  ASSIGN_OR_RETURN(
      const auto row,
      storage::QueryOne(*this,
                        "SELECT CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"));
  return row->At(0);
}

void SqliteTransaction::AfterCommit(std::function<void()> callback) {
  aftermath_.callbacks.push_back(std::move(callback));
}

}  // namespace tandem::sqlite
