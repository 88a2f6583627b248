#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "libs/base/clock.h"
#include "libs/storage/database.h"
#include "libs/storage/migrator.h"

// Durable occurrences: one row for each moment at which something is to happen. It happens once, in
// the transaction that marks the row, also when the process was down at the moment.
namespace tandem::timers {

// What is done with occurrences that became due while nobody was there.
enum class CatchUp {
  kAll,     // each fires, in order
  kLatest,  // only the newest of its timer fires, the others are recorded as missed
  kSkip,    // none older than the window fires; they are recorded as missed
};

struct Occurrence {
  std::string timer;    // what repeats: "alignment.new_month"
  Instant at;           // (timer, at) is its identity: scheduling it again changes nothing
  std::string payload;  // for the handler
};

// In the caller's transaction. Wakes no runner by itself: runners look once a second at least.
Status Schedule(storage::Transaction& transaction, const Occurrence& occurrence);
// Withdraws one that has not fired; OK if there is none.
Status Cancel(storage::Transaction& transaction, const std::string& timer, Instant at);

// The effect; it may Schedule the next occurrence. A retryable error leaves the occurrence due and
// it is tried again with a growing pause; any other records it as failed, with the reason.
using Handler = std::function<Status(storage::Transaction&, const Occurrence&)>;

struct TimerPolicy {
  CatchUp catch_up = CatchUp::kAll;
  std::chrono::microseconds window = std::chrono::hours(24);  // kSkip: how late is still in time
};

// Fires what is due by `clock`. Only the holder of the lease works; `name` is the service's. Start
// returns at once, Stop waits for the thread and is idempotent. Thread-safe after the last On.
class Runner {
 public:
  // `on_failure` hears why a look at the timers failed.
  Runner(storage::Database& database, const Clock& clock, std::string name, std::string holder,
         OnFailure on_failure = nullptr);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void On(std::string timer, TimerPolicy policy, Handler handler);
  void Start();
  void Stop();

  // One round: how many fired. For the runner's own thread, and for tests that have not started it.
  StatusOr<int> FireDue();

 private:
  struct Timer {
    TimerPolicy policy;
    Handler handler;
  };

  // The moments of a timer that are due, oldest first.
  StatusOr<std::vector<Occurrence>> Due(storage::Transaction& transaction, const std::string& name);
  StatusOr<int> FireTimer(const std::string& name, const Timer& timer);
  StatusOr<bool> FireOne(const Occurrence& occurrence, const Timer& timer);
  // Records as missed what the policy lets pass by.
  Status Pass(storage::Transaction& transaction, const std::string& name,
              const TimerPolicy& policy);
  Status Purge(storage::Transaction& transaction);
  Status Postpone(const Occurrence& occurrence, const Status& failure);
  Status Settle(storage::Transaction& transaction, const Occurrence& occurrence,
                const std::string& state, const std::string& error);
  StatusOr<bool> HoldLease();

  storage::Database& database_;
  const Clock& clock_;
  std::string name_;
  std::string holder_;
  OnFailure on_failure_;
  std::map<std::string, Timer> timers_;

  std::mutex mutex_;  // guards stopping_
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;
};

std::span<const storage::Migration> Migrations();

}  // namespace tandem::timers
