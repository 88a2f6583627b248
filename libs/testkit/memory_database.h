#pragma once

#include <functional>
#include <memory>

#include "libs/base/clock.h"
#include "libs/sqlite/sqlite_connection.h"
#include "libs/storage/database.h"

namespace tandem::testkit {

// A Database in memory for a simulator: work runs on the caller's thread, one transaction at a
// time, and the database's clock is the test's. It passes the failpoints of a real adapter, and
// storage.before_read and storage.statement; an error at storage.after_commit is an answer that was
// lost: the work is durable, and the caller hears UNAVAILABLE. Not thread-safe.
class MemoryDatabase final : public storage::Database {
 public:
  // The clock outlives it.
  explicit MemoryDatabase(const Clock& clock);

  Status Write(const storage::Work& work) override;
  Status Read(const storage::Work& work) override;

 private:
  Status WriteAlone(const storage::Work& work);
  // One transaction at a time: work that begins another one is a defect.
  Status Alone(const std::function<Status()>& run);

  const Clock& clock_;
  std::unique_ptr<sqlite::Connection> connection_;
  bool is_at_work_ = false;
};

}  // namespace tandem::testkit
