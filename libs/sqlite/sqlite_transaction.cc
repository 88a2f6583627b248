#include "libs/sqlite/sqlite_transaction.h"

namespace tandem::sqlite {

StatusOr<storage::Result> SqliteTransaction::Execute(
    std::string_view sql, const std::vector<storage::Value>& parameters) {
  return connection_.Execute(sql, parameters);
}

Status SqliteTransaction::Nested(const std::function<Status()>& work) {
  // Savepoints of one name nest; the innermost is meant.
  RETURN_IF_ERROR(connection_.Run("SAVEPOINT nested"));
  const std::size_t callbacks = callbacks_.size();
  const Status done = work();
  if (done.ok()) return connection_.Run("RELEASE nested");
  callbacks_.resize(callbacks);
  // A full disk may have ended the whole transaction; then there is nothing to go back to.
  if (connection_.InTransaction()) {
    RETURN_IF_ERROR(connection_.Run("ROLLBACK TO nested"));
    RETURN_IF_ERROR(connection_.Run("RELEASE nested"));
  }
  return done;
}

StatusOr<Instant> SqliteTransaction::Now() {
  ASSIGN_OR_RETURN(
      const auto row,
      storage::QueryOne(*this,
                        "SELECT CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"));
  return row->At(0);
}

void SqliteTransaction::AfterCommit(std::function<void()> callback) {
  callbacks_.push_back(std::move(callback));
}

}  // namespace tandem::sqlite
