#include "libs/sqlite/sqlite_database.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <utility>

#include "libs/base/failpoint.h"
#include "libs/sqlite/file_lock.h"
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
  SqliteTransaction::Callbacks callbacks;
  bool done = false;
};

using Group = std::vector<Pending*>;

// The database whose work this thread is running: writing to it from there would wait for itself.
thread_local const void* database_at_work = nullptr;

// Work is ours and does not throw, but what it calls may.
Status RunGuarded(const storage::Work& work, storage::Transaction& transaction) {
  try {
    return work(transaction);
  } catch (const std::exception& error) {
    return Internal(std::string("exception in a transaction: ") + error.what());
  }
}

void FailAll(const Group& group, const Status& status) {
  for (Pending* pending : group) {
    if (pending->status.ok()) pending->status = status;
    pending->callbacks.clear();
  }
}

// A statement that is its own transaction, as SQLite makes it where none was begun.
class SingleStatement final : public storage::Transaction {
 public:
  explicit SingleStatement(Connection& connection) : connection_(connection) {}

  StatusOr<storage::Result> Execute(std::string_view sql,
                                    const std::vector<storage::Value>& parameters) override {
    if (std::exchange(used_, true)) return Internal("a second statement in ReadOne");
    return connection_.Execute(sql, parameters);
  }
  Status Nested(const std::function<Status()>&) override { return Internal("Nested in ReadOne"); }
  StatusOr<Instant> Now() override { return ReadClock(*this); }
  void AfterCommit(std::function<void()>) override {}

 private:
  Connection& connection_;
  bool used_ = false;
};

// Runs the work of groups on the one connection that writes.
class Writer {
 public:
  explicit Writer(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

  // Sets each member's status; those that are OK are durable.
  void Commit(const Group& group) {
    const Pending* culprit = TryCommit(group);
    if (culprit == nullptr) return;
    // SQLite gave up everybody's work because of one; each of the others gets a transaction of its
    // own.
    for (Pending* pending : group) {
      if (pending != culprit) TryCommit({pending});
    }
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
      pending->callbacks.clear();
      SqliteTransaction transaction(*connection_, pending->callbacks);
      pending->status = transaction.Nested([&] { return RunGuarded(*pending->work, transaction); });
      if (!transaction.given_up().ok()) return pending;
    }
    Finish(group);
    return nullptr;
  }

  void Finish(const Group& group) {
    Status committed = TANDEM_FAILPOINT("storage.before_commit");
    if (committed.ok()) committed = connection_->Run("COMMIT");
    if (!committed.ok()) {
      if (connection_->InTransaction()) connection_->Run("ROLLBACK").IgnoreError();  // told already
      FailAll(group, committed);
      return;
    }
    TANDEM_FAILPOINT("storage.after_commit").IgnoreError();  // it can only be killed here
  }

  std::unique_ptr<Connection> connection_;
};

}  // namespace

struct SqliteDatabase::State {
  std::unique_ptr<FileLock> file_lock;  // destroyed last
  std::unique_ptr<Writer> writer;       // used by the caller that leads

  std::mutex mutex;  // guards all below
  std::condition_variable group_done;
  std::condition_variable reader_returned;
  std::deque<Pending*> waiting;
  bool led = false;  // whether a caller is running a group
  std::vector<std::unique_ptr<Connection>> readers;

  // Takes the next group off the queue.
  Group NextGroup() {
    const std::size_t size = std::min(waiting.size(), kMostInGroup);
    Group group(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(size));
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(size));
    return group;
  }

  std::unique_ptr<Connection> BorrowReader() {
    std::unique_lock lock(mutex);
    reader_returned.wait(lock, [this] { return !readers.empty(); });
    std::unique_ptr<Connection> reader = std::move(readers.back());
    readers.pop_back();
    return reader;
  }

  void ReturnReader(std::unique_ptr<Connection> reader) {
    {
      const std::scoped_lock lock(mutex);
      readers.push_back(std::move(reader));
    }
    reader_returned.notify_one();
  }
};

SqliteDatabase::SqliteDatabase(std::unique_ptr<State> state) : state_(std::move(state)) {}
SqliteDatabase::~SqliteDatabase() = default;

StatusOr<std::unique_ptr<SqliteDatabase>> SqliteDatabase::Open(const SqliteOptions& options) {
  auto state = std::make_unique<State>();
  ASSIGN_OR_RETURN(state->file_lock, FileLock::Take(options.path));
  ASSIGN_OR_RETURN(auto writer, Connection::Open(options, Connection::Role::kWriter));
  state->writer = std::make_unique<Writer>(std::move(writer));
  for (int i = 0; i < options.readers; ++i) {
    ASSIGN_OR_RETURN(auto reader, Connection::Open(options, Connection::Role::kReader));
    state->readers.push_back(std::move(reader));
  }
  return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(std::move(state)));
}

Status SqliteDatabase::Write(const storage::Work& work) {
  if (database_at_work == this) return Internal("a transaction was begun inside of another one");
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
    for (const auto& callback : own.callbacks) callback();
  }
  return own.status;
}

Status SqliteDatabase::Read(const storage::Work& work) {
  std::unique_ptr<Connection> reader = state_->BorrowReader();
  SqliteTransaction::Callbacks callbacks;
  SqliteTransaction transaction(*reader, callbacks);
  Status status = reader->Run("BEGIN");
  if (status.ok()) {
    status = RunGuarded(work, transaction);
    const Status ended = reader->Run("COMMIT");
    if (status.ok()) status = ended;
    if (reader->InTransaction()) reader->Run("ROLLBACK").IgnoreError();  // told already
  }
  state_->ReturnReader(std::move(reader));
  return status;
}

Status SqliteDatabase::ReadOne(const storage::Work& work) {
  std::unique_ptr<Connection> reader = state_->BorrowReader();
  SingleStatement statement(*reader);
  Status status = RunGuarded(work, statement);
  state_->ReturnReader(std::move(reader));
  return status;
}

}  // namespace tandem::sqlite
