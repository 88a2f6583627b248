#include "libs/sqlite/sqlite_database.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

#include "libs/base/failpoint.h"
#include "libs/sqlite/file_lock.h"
#include "libs/sqlite/reader_pool.h"
#include "libs/sqlite/sqlite_connection.h"
#include "libs/sqlite/sqlite_transaction.h"

namespace tandem::sqlite {
namespace {

// Work that shares one commit at most; what comes later goes into the next one.
constexpr std::size_t kMostInGroup = 64;

// One caller of Write, on its own stack.
struct Pending {
  const storage::Work* work = nullptr;
  Status status;
  SqliteTransaction::Aftermath aftermath;
  bool done = false;
};

using Group = std::vector<Pending*>;

// A checkpoint each time the log has grown by so much (4 MiB).
constexpr int kPagesPerCheckpoint = 1000;

// The largest file that is rewritten as a whole so that nothing of what was shredded is left (128
// MiB).
constexpr std::int64_t kMostPagesRewritten = 32768;

constexpr std::string_view kNested = "a transaction was begun inside of another one";

// The database whose work this thread is running: to call it from there could wait for itself.
thread_local const void* database_at_work = nullptr;

void FailAll(const Group& group, const Status& status) {
  for (Pending* pending : group) {
    if (pending->status.ok()) pending->status = status;
    pending->aftermath = {};
  }
}

// Runs the work of groups on the one connection that writes.
class Writer {
 public:
  Writer(std::unique_ptr<Connection> connection, ReaderPool& readers, int most_log_pages)
      : connection_(std::move(connection)), readers_(readers), most_log_pages_(most_log_pages) {}

  // Sets each member's status; those that are OK are durable.
  void Commit(const Group& group) {
    if (const Pending* const culprit = TryCommit(group)) {
      // SQLite gave up everybody's work because of one; each of the others gets a transaction of
      // its own.
      for (Pending* pending : group) {
        if (pending != culprit) TryCommit({pending});
      }
    }
    log_to_empty_ = log_to_empty_ || std::ranges::any_of(group, [](const Pending* one) {
                      return one->aftermath.shreds;
                    });
    if (log_to_empty_) {
      EmptyLog(/*rewrite=*/true);
    } else {
      KeepLogShort();
    }
  }

  // Moves all pages to their places and cuts the log to nothing. If that fails, on a full disk for
  // one, it is done behind the next commit. secure_delete clears what is deleted, but a row that
  // moved while a page was split may have left its bytes in the unused part of the old one; only a
  // rewritten file has none of those, which takes a second for the largest that it is done for.
  void EmptyLog(bool rewrite) {
    readers_.RunWithoutSnapshots([this, rewrite] {
      if (rewrite && IsQuicklyRewritten()) connection_->Run("VACUUM").IgnoreError();
      const auto done = connection_->Execute("PRAGMA wal_checkpoint(TRUNCATE)");
      log_to_empty_ = !done.ok() || done->rows.empty() || done->rows[0].Bool(0);
    });
    pages_before_ = 0;
    checkpoint_at_ = kPagesPerCheckpoint;
  }

 private:
  // One physical transaction. Null, or the member because of which SQLite gave it up: its status is
  // set, the others' have to be tried again.
  const Pending* TryCommit(const Group& group) {
    if (const Status begun = connection_->Run("BEGIN IMMEDIATE"); !begun.ok()) {
      FailAll(group, begun);
      return nullptr;
    }
    for (Pending* pending : group) {
      pending->aftermath = {};
      SqliteTransaction transaction(*connection_, pending->aftermath);
      pending->status =
          transaction.Nested([&] { return storage::RunGuarded(*pending->work, transaction); });
      if (!transaction.given_up().ok()) return pending;
    }
    Finish(group);
    return nullptr;
  }

  void Finish(const Group& group) {
    Status committed = TANDEM_FAILPOINT("storage.before_commit");
    if (committed.ok()) committed = connection_->Run("COMMIT");
    readers_.OutdateSnapshots();
    if (!committed.ok()) {
      if (connection_->InTransaction()) connection_->Run("ROLLBACK").IgnoreError();  // told already
      FailAll(group, committed);
      return;
    }
    TANDEM_FAILPOINT("storage.after_commit").IgnoreError();  // it can only be killed here
  }

  bool IsQuicklyRewritten() {
    const auto pages = connection_->Execute("PRAGMA page_count");
    return pages.ok() && !pages->rows.empty() && pages->rows[0].Int(0) <= kMostPagesRewritten;
  }

  // A checkpoint moves pages from the log to their places; the log begins anew once all are moved
  // and no snapshot needs it. A read that is running may hinder both, reads that overlap all the
  // time for ever: hence the bound, at which they are held off. A checkpoint that fails, on a full
  // disk for one, loses nothing and is made again.
  void KeepLogShort() {
    const int pages = connection_->log_pages();
    if (pages < pages_before_) checkpoint_at_ = kPagesPerCheckpoint;  // it began anew
    pages_before_ = pages;
    if (pages < checkpoint_at_) return;
    checkpoint_at_ = pages + kPagesPerCheckpoint;
    const auto checkpoint = [this] {
      connection_->Run("PRAGMA wal_checkpoint(PASSIVE)").IgnoreError();
    };
    if (pages < most_log_pages_) {
      readers_.EndIdleSnapshots();
      checkpoint();
    } else {
      readers_.RunWithoutSnapshots(checkpoint);
    }
  }

  std::unique_ptr<Connection> connection_;
  ReaderPool& readers_;
  int most_log_pages_;
  bool log_to_empty_ = false;
  int pages_before_ = 0;
  int checkpoint_at_ = kPagesPerCheckpoint;
};

}  // namespace

struct SqliteDatabase::State {
  std::unique_ptr<FileLock> file_lock;  // destroyed last
  ReaderPool readers;
  std::unique_ptr<Writer> writer;  // used by the caller that leads

  std::mutex mutex;  // guards all below
  std::condition_variable group_done;
  std::deque<Pending*> waiting;
  bool led = false;  // whether a caller is running a group

  // Takes the next group off the queue.
  Group NextGroup() {
    const std::size_t size = std::min(waiting.size(), kMostInGroup);
    Group group(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(size));
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(size));
    return group;
  }
};

SqliteDatabase::SqliteDatabase(std::unique_ptr<State> state) : state_(std::move(state)) {}
SqliteDatabase::~SqliteDatabase() = default;

StatusOr<std::unique_ptr<SqliteDatabase>> SqliteDatabase::Open(const SqliteOptions& options) {
  auto state = std::make_unique<State>();
  ASSIGN_OR_RETURN(state->file_lock, FileLock::Take(options.path));
  ASSIGN_OR_RETURN(auto writer, Connection::Open(options, Connection::Role::kWriter));
  state->writer =
      std::make_unique<Writer>(std::move(writer), state->readers, options.most_log_pages);
  for (int i = 0; i < options.readers; ++i) {
    ASSIGN_OR_RETURN(auto reader, Connection::Open(options, Connection::Role::kReader));
    state->readers.Add(std::move(reader));
  }
  // A crash may have come between a commit that shreds and the emptying of the log.
  state->writer->EmptyLog(/*rewrite=*/false);
  return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(std::move(state)));
}

Status SqliteDatabase::Write(const storage::Work& work) {
  if (database_at_work == this) return Internal(kNested);
  Pending own{.work = &work};
  {
    std::unique_lock lock(state_->mutex);
    state_->waiting.push_back(&own);
    while (!own.done) {
      if (state_->led) {
        state_->group_done.wait(lock);
        continue;
      }
      state_->led = true;
      const Group group = state_->NextGroup();
      lock.unlock();
      database_at_work = this;
      state_->writer->Commit(group);
      database_at_work = nullptr;
      lock.lock();
      state_->led = false;
      for (Pending* pending : group) pending->done = true;
      state_->group_done.notify_all();
    }
  }
  if (own.status.ok()) {
    for (const auto& callback : own.aftermath.callbacks) callback();
  }
  return own.status;
}

Status SqliteDatabase::Read(const storage::Work& work) {
  if (database_at_work == this) return Internal(kNested);
  database_at_work = this;
  const Status status = state_->readers.Read(work);
  database_at_work = nullptr;
  return status;
}

}  // namespace tandem::sqlite
