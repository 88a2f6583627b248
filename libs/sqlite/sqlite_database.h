#pragma once

#include <memory>
#include <string>

#include "libs/storage/database.h"

namespace tandem::sqlite {

struct SqliteOptions {
  std::string path;      // of the file, which is made if it does not exist
  int readers = 2;       // connections for Read
  int cache_kib = 2048;  // page cache of each connection
  int most_pages = 0;    // PRAGMA max_page_count, 0: no limit but the disk
  // The write-ahead log begins anew at this size (64 MiB) at the latest: reads then wait a moment.
  int most_log_pages = 16384;
};

// A Database in one SQLite file (WAL, synchronous=FULL). The file belongs to one process: a second
// one is refused. One connection makes all writes and checkpoints. Callers of Write that come at
// the same time share one physical commit: the first of them runs everybody's work, each in a
// savepoint of its own; should that commit fail, all of them get its error and nothing stays. Reads
// without a commit between them share a snapshot. Thread-safe.
class SqliteDatabase final : public storage::Database {
 public:
  // FAILED_PRECONDITION if another process holds the file, UNAVAILABLE if it cannot be opened,
  // INTERNAL if it is no SQLite database.
  static StatusOr<std::unique_ptr<SqliteDatabase>> Open(const SqliteOptions& options);
  ~SqliteDatabase() override;

  Status Write(const storage::Work& work) override;
  Status Read(const storage::Work& work) override;

 private:
  struct State;
  explicit SqliteDatabase(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace tandem::sqlite
