#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

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
// it is tried again with a growing pause; any other records it as failed and logs it.
using Handler = std::function<Status(storage::Transaction&, const Occurrence&)>;

struct TimerPolicy {
  CatchUp catch_up = CatchUp::kAll;
  std::chrono::microseconds window = std::chrono::hours(24);  // kSkip: how late is still in time
};

// Fires what is due by `clock`. Only the holder of the lease works. Start returns at once, Stop
// waits for the thread and is idempotent. Thread-safe after the last On.
class Runner {
 public:
  Runner(storage::Database& database, const Clock& clock, std::string name, std::string holder);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void On(std::string timer, TimerPolicy policy, Handler handler);
  void Start();
  void Stop();

  // One round, for tests: how many fired.
  StatusOr<int> FireDue();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::span<const storage::Migration> Migrations();

}  // namespace tandem::timers
