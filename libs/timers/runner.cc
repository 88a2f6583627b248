#include <algorithm>
#include <set>

#include "libs/storage/lease.h"
#include "libs/timers/timers.h"

namespace tandem::timers {
namespace {

using storage::Transaction;

constexpr std::chrono::milliseconds kLook(500);
constexpr std::chrono::seconds kLease(15);
constexpr std::int64_t kAtATime = 500;
constexpr std::chrono::seconds kFirstPause(1);
constexpr std::chrono::minutes kLongestPause(10);
// Settled rows answer "did it fire?" for a year.
constexpr std::chrono::hours kKeepSettled(366 * 24);
constexpr std::int64_t kPurgedAtATime = 1000;

}  // namespace

Runner::Runner(storage::Database& database, const Clock& clock, std::string name,
               std::string holder, OnFailure on_failure)
    : database_(database),
      clock_(clock),
      name_(std::move(name)),
      holder_(std::move(holder)),
      on_failure_(std::move(on_failure)) {}

Runner::~Runner() { Stop(); }

void Runner::On(std::string timer, TimerPolicy policy, Handler handler) {
  timers_[std::move(timer)] = {policy, std::move(handler)};
}

void Runner::Start() {
  if (thread_.joinable()) return;
  thread_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      lock.unlock();
      // What is due stays due, and the next look comes.
      if (const Status failed = FireDue().status(); !failed.ok() && on_failure_) {
        on_failure_(failed);
      }
      lock.lock();
      changed_.wait_for(lock, kLook, [this] { return stopping_; });
    }
  });
}

void Runner::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

StatusOr<bool> Runner::HoldLease() {
  bool held = false;
  RETURN_IF_ERROR(database_.Write([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto lease,
                     storage::AcquireLease(transaction, name_ + ".timers", holder_, kLease));
    held = lease.has_value();
    return OkStatus();
  }));
  return held;
}

StatusOr<int> Runner::FireDue() {
  std::set<std::string> ready;
  RETURN_IF_ERROR(database_.Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const storage::Result result,
                     transaction.Execute("SELECT DISTINCT timer FROM timer_occurrences WHERE state "
                                         "= 'due' AND at <= $1 AND next_attempt_at <= $1",
                                         {storage::Of(clock_.Now())}));
    for (const storage::Row& row : result.rows) ready.insert(row.Text(0));
    return OkStatus();
  }));
  std::erase_if(ready, [this](const std::string& timer) { return !timers_.contains(timer); });
  if (ready.empty()) return 0;
  ASSIGN_OR_RETURN(const bool held, HoldLease());
  if (!held) return 0;
  int fired = 0;
  for (const std::string& name : ready) {
    ASSIGN_OR_RETURN(const int count, FireTimer(name, timers_.at(name)));
    fired += count;
  }
  return fired;
}

StatusOr<std::vector<Occurrence>> Runner::Due(Transaction& transaction, const std::string& name) {
  const Instant now = clock_.Now();
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(
                       "SELECT at, payload, next_attempt_at FROM timer_occurrences WHERE state = "
                       "'due' AND timer = $1 AND at <= $2 ORDER BY at LIMIT $3",
                       {name, storage::Of(now), kAtATime}));
  std::vector<Occurrence> due;
  for (const storage::Row& row : result.rows) {
    if (row.At(2) > now) break;  // it rests, and the later ones wait behind it
    due.push_back({name, row.At(0), row.Text(1)});
  }
  return due;
}

StatusOr<int> Runner::FireTimer(const std::string& name, const Timer& timer) {
  // What the policy lets pass by is settled by one statement, however much it is.
  std::vector<Occurrence> due;
  const Status read = database_.Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(Pass(transaction, name, timer.policy));
    RETURN_IF_ERROR(Purge(transaction));
    ASSIGN_OR_RETURN(due, Due(transaction, name));
    return OkStatus();
  });
  RETURN_IF_ERROR(read);
  int fired = 0;
  for (const Occurrence& occurrence : due) {
    ASSIGN_OR_RETURN(const bool done, FireOne(occurrence, timer));
    if (!done) break;  // the later ones wait for it
    ++fired;
  }
  return fired;
}

Status Runner::Purge(Transaction& transaction) {
  return transaction.Defer(
      "DELETE FROM timer_occurrences WHERE (timer, at) IN (SELECT timer, at FROM "
      "timer_occurrences WHERE settled_at < $1 LIMIT $2)",
      {storage::Of(clock_.Now() - kKeepSettled), kPurgedAtATime});
}

Status Runner::Pass(Transaction& transaction, const std::string& name, const TimerPolicy& policy) {
  const Instant now = clock_.Now();
  const std::string settle =
      "UPDATE timer_occurrences SET state = 'missed', settled_at = $2 WHERE timer = $1 AND state = "
      "'due' AND at <= $2 AND at < ";
  switch (policy.catch_up) {
    case CatchUp::kAll:
      return OkStatus();
    case CatchUp::kLatest:
      return transaction.Defer(
          settle +
              "(SELECT max(at) FROM timer_occurrences WHERE timer = $1 AND state = "
              "'due' AND at <= $2)",
          {name, storage::Of(now)});
    case CatchUp::kSkip:
      break;
  }
  return transaction.Defer(settle + "$3",
                           {name, storage::Of(now), storage::Of(now - policy.window)});
}

StatusOr<bool> Runner::FireOne(const Occurrence& occurrence, const Timer& timer) {
  const Status fired = database_.Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(Settle(transaction, occurrence, "fired", ""));
    return timer.handler(transaction, occurrence);
  });
  if (fired.ok()) return true;
  if (IsRetryable(fired)) {
    RETURN_IF_ERROR(Postpone(occurrence, fired));
    return false;
  }
  RETURN_IF_ERROR(database_.Write([&](Transaction& transaction) {
    return Settle(transaction, occurrence, "failed", std::string(MessageOf(fired)));
  }));
  return true;
}

Status Runner::Postpone(const Occurrence& occurrence, const Status& failure) {
  return database_.Write([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(
        const auto row,
        QueryOne(transaction,
                 "UPDATE timer_occurrences SET attempts = attempts + 1, last_error = "
                 "$3 WHERE timer = $1 AND at = $2 RETURNING attempts",
                 {occurrence.timer, storage::Of(occurrence.at), std::string(MessageOf(failure))}));
    const std::int64_t doublings = std::min<std::int64_t>(row ? row->Int(0) - 1 : 0, 10);
    const auto pause =
        std::min<std::chrono::microseconds>(kFirstPause * (1 << doublings), kLongestPause);
    return transaction.Defer(
        "UPDATE timer_occurrences SET next_attempt_at = $3 WHERE timer = $1 AND at = $2",
        {occurrence.timer, storage::Of(occurrence.at), storage::Of(clock_.Now() + pause)});
  });
}

Status Runner::Settle(Transaction& transaction, const Occurrence& occurrence,
                      const std::string& state, const std::string& error) {
  ASSIGN_OR_RETURN(
      const storage::Result settled,
      transaction.Execute(
          "UPDATE timer_occurrences SET state = $3, last_error = $4, settled_at = "
          "$5 WHERE timer = $1 AND at = $2 AND state = 'due'",
          {occurrence.timer, storage::Of(occurrence.at), state, error, storage::Of(clock_.Now())}));
  return settled.changes == 1 ? OkStatus() : Aborted("it was settled or cancelled in between");
}

}  // namespace tandem::timers
