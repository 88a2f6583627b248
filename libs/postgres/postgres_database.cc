#include "libs/postgres/postgres_database.h"

#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

#include "libs/base/failpoint.h"
#include "libs/postgres/postgres_connection.h"
#include "libs/postgres/postgres_transaction.h"

namespace tandem::postgres {
namespace {

constexpr int kMostRuns = 8;
constexpr std::string_view kNested = "a transaction was begun inside of another one";

// The database whose work this thread is running: to call it from there could wait for itself.
thread_local const void* database_at_work = nullptr;

// Before a transaction is run again: not all losers at the same moment.
void Pause(int run) {
  thread_local std::minstd_rand random(std::random_device{}());
  std::uniform_int_distribution<int> microseconds(0, 500 << run);
  std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random)));
}

enum class Mode { kRead, kWrite };

Status Commit(Mode mode, Connection& connection) {
  if (mode == Mode::kRead) {
    connection.EndRead();
    return OkStatus();
  }
  RETURN_IF_ERROR(TANDEM_FAILPOINT("storage.before_commit"));
  RETURN_IF_ERROR(connection.Run("COMMIT"));
  TANDEM_FAILPOINT("storage.after_commit").IgnoreError();  // it can only be killed here
  return OkStatus();
}

}  // namespace

struct PostgresDatabase::State {
  PostgresOptions options;

  std::mutex mutex;  // guards all below
  std::condition_variable returned;
  std::vector<std::unique_ptr<Connection>> idle;
  int open = 0;  // idle and lent

  StatusOr<std::unique_ptr<Connection>> Borrow() {
    std::unique_lock lock(mutex);
    const bool free = returned.wait_for(lock, options.wait_for_connection, [this] {
      return !idle.empty() || open < options.connections;
    });
    if (!free) {
      return WithReason(Unavailable("all connections to the database are busy"), "STORAGE_BUSY");
    }
    if (!idle.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle.back());
      idle.pop_back();
      return connection;
    }
    ++open;
    lock.unlock();
    auto connection = Connection::Open(options);
    if (!connection.ok()) Forget();
    return connection;
  }

  void Forget() {
    {
      const std::scoped_lock lock(mutex);
      --open;
    }
    returned.notify_one();
  }

  void Return(std::unique_ptr<Connection> connection) {
    if (connection->IsBroken() || connection->InTransaction()) {
      connection.reset();
      Forget();
      return;
    }
    {
      const std::scoped_lock lock(mutex);
      idle.push_back(std::move(connection));
    }
    returned.notify_one();
  }

  // A connection in a new transaction. Idle connections may have broken long ago without anybody's
  // notice, when the server was restarted: those are thrown away.
  StatusOr<std::unique_ptr<Connection>> Begin(const char* begin) {
    for (int tried = 0; tried <= options.connections; ++tried) {
      ASSIGN_OR_RETURN(std::unique_ptr<Connection> connection, Borrow());
      if (connection->IsAlive()) {
        connection->Begin(begin);
        return connection;
      }
      Return(std::move(connection));
    }
    return WithReason(Unavailable("all connections to the database broke"), "STORAGE_IO");
  }

  // Runs the work once and ends its transaction; `again` tells whether it may be run again.
  Status RunOnce(Mode mode, const storage::Work& work, PostgresTransaction::Callbacks& callbacks,
                 bool& again) {
    again = false;
    callbacks.clear();
    ASSIGN_OR_RETURN(
        std::unique_ptr<Connection> connection,
        Begin(mode == Mode::kWrite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    PostgresTransaction transaction(*connection, callbacks);
    Status status = storage::RunGuarded(work, transaction);
    if (status.ok()) status = transaction.failed();
    if (status.ok()) status = Commit(mode, *connection);
    // A connection that broke before it ran anything was an old one.
    again = connection->MayRunAgain() || status.code() == StatusCode::kAborted ||
            (connection->IsBroken() && !connection->HasRun());
    if (connection->InTransaction()) connection->Run("ROLLBACK").IgnoreError();  // told already
    Return(std::move(connection));
    return status;
  }
};

PostgresDatabase::PostgresDatabase(std::unique_ptr<State> state) : state_(std::move(state)) {}
PostgresDatabase::~PostgresDatabase() = default;

StatusOr<std::unique_ptr<PostgresDatabase>> PostgresDatabase::Open(const PostgresOptions& options) {
  auto state = std::make_unique<State>();
  state->options = options;
  // One connection at once, so that a wrong address or password is known at the start.
  ASSIGN_OR_RETURN(auto connection, state->Borrow());
  state->Return(std::move(connection));
  return std::unique_ptr<PostgresDatabase>(new PostgresDatabase(std::move(state)));
}

Status PostgresDatabase::Write(const storage::Work& work) {
  if (database_at_work == this) return Internal(kNested);
  PostgresTransaction::Callbacks callbacks;
  Status status;
  bool again = true;
  for (int run = 0; again && run < kMostRuns; ++run) {
    if (run > 0) Pause(run);
    database_at_work = this;
    status = state_->RunOnce(Mode::kWrite, work, callbacks, again);
    database_at_work = nullptr;
  }
  if (status.ok()) {
    for (const auto& callback : callbacks) callback();
  }
  return status;
}

Status PostgresDatabase::Read(const storage::Work& work) {
  if (database_at_work == this) return Internal(kNested);
  PostgresTransaction::Callbacks callbacks;
  Status status;
  bool again = true;
  for (int run = 0; again && run < kMostRuns; ++run) {
    database_at_work = this;
    status = state_->RunOnce(Mode::kRead, work, callbacks, again);
    database_at_work = nullptr;
  }
  return status;
}

}  // namespace tandem::postgres
