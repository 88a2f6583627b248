#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "libs/sqlite/sqlite_connection.h"
#include "libs/storage/database.h"

namespace tandem::sqlite {

// The connections for reads, each lent to one reader at a time. Between two reads a connection
// keeps its snapshot (SQLite's read transaction) and goes on with it as long as nothing was
// committed: to end one and begin another costs several file locks, more than a look-up by key.
// Thread-safe, but Add.
class ReaderPool {
 public:
  void Add(std::unique_ptr<Connection> connection);

  Status Read(const storage::Work& work);

  // From here on reads begin with a new snapshot. To be called behind each commit, before its
  // callers hear of it.
  void OutdateSnapshots() { ++commits_; }

  // Ends the snapshots in which nobody is reading.
  void EndIdleSnapshots();

  // Runs `task` while there is no snapshot: waits for the reads that run, and new ones wait for
  // `task`.
  void RunWithoutSnapshots(const std::function<void()>& task);

 private:
  struct Reader {
    std::unique_ptr<Connection> connection;
    std::uint64_t commits = 0;  // that the snapshot has seen at least
  };

  Reader Borrow();
  void Return(Reader reader);
  // Gives the reader a snapshot that sees all commits until now.
  Status Renew(Reader& reader) const;
  static Status EndSnapshot(const Reader& reader);

  std::atomic<std::uint64_t> commits_ = 0;

  std::mutex mutex_;  // guards all below
  std::condition_variable returned_;
  std::condition_variable all_returned_;
  std::vector<Reader> idle_;
  std::size_t lent_ = 0;
  bool held_off_ = false;
};

}  // namespace tandem::sqlite
