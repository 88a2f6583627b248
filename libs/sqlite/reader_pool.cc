#include "libs/sqlite/reader_pool.h"

#include <utility>

#include "libs/sqlite/sqlite_transaction.h"

namespace tandem::sqlite {

void ReaderPool::Add(std::unique_ptr<Connection> connection) {
  idle_.push_back({.connection = std::move(connection)});
}

Status ReaderPool::Read(const storage::Work& work) {
  Reader reader = Borrow();
  Status status = Renew(reader);
  if (status.ok()) {
    SqliteTransaction::Aftermath nothing;
    SqliteTransaction transaction(*reader.connection, nothing);
    status = storage::RunGuarded(work, transaction);
    // After an error SQLite may be in the middle of something.
    if (!status.ok()) EndSnapshot(reader).IgnoreError();  // told already
  }
  Return(std::move(reader));
  return status;
}

void ReaderPool::EndIdleSnapshots() {
  const std::scoped_lock lock(mutex_);
  for (const Reader& reader : idle_) EndSnapshot(reader).IgnoreError();  // its next read tells
}

void ReaderPool::RunWithoutSnapshots(const std::function<void()>& task) {
  std::unique_lock lock(mutex_);
  held_off_ = true;
  all_returned_.wait(lock, [this] { return lent_ == 0; });
  for (const Reader& reader : idle_) EndSnapshot(reader).IgnoreError();  // its next read tells
  task();
  held_off_ = false;
  returned_.notify_all();
}

ReaderPool::Reader ReaderPool::Borrow() {
  std::unique_lock lock(mutex_);
  returned_.wait(lock, [this] { return !idle_.empty() && !held_off_; });
  Reader reader = std::move(idle_.back());
  idle_.pop_back();
  ++lent_;
  return reader;
}

void ReaderPool::Return(Reader reader) {
  bool last = false;
  {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(reader));
    --lent_;
    last = lent_ == 0 && held_off_;
  }
  returned_.notify_one();
  if (last) all_returned_.notify_one();
}

Status ReaderPool::Renew(Reader& reader) const {
  const std::uint64_t commits = commits_;
  if (reader.connection->InTransaction()) {
    if (reader.commits == commits) return OkStatus();
    RETURN_IF_ERROR(EndSnapshot(reader));
  }
  reader.commits = commits;
  return reader.connection->Run("BEGIN");
}

Status ReaderPool::EndSnapshot(const Reader& reader) {
  if (!reader.connection->InTransaction()) return OkStatus();
  const Status ended = reader.connection->Run("COMMIT");
  if (reader.connection->InTransaction()) return reader.connection->Run("ROLLBACK");
  return ended;
}

}  // namespace tandem::sqlite
