#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/messaging/bus.h"
#include "libs/messaging/purge_pace.h"
#include "libs/storage/database.h"

namespace tandem::messaging {

// The effect of one event, in the transaction that also remembers it. An error of a retryable code
// (see IsRetryable) undoes the batch, which comes again; any other parks the event as a dead
// letter.
using EventHandler = std::function<Status(storage::Transaction&, const Event&)>;

struct DeadLetter {
  std::int64_t number = 0;
  std::string consumer;
  std::string source;
  std::string event_id;
  std::string type;
  std::string key;
  std::string vendor;
  std::string reason;  // why it was parked; "behind NUMBER" for the later events of its key
  Instant parked_at;
  int attempts = 0;
};

// How often what happened, since the start.
struct ConsumerCounts {
  std::int64_t applied = 0;
  std::int64_t duplicates = 0;
  std::int64_t unknown_types = 0;
  std::int64_t parked = 0;
};

// Turns a batch from the bus into effects, each at most once per (consumer, source, id): state,
// inbox row and the handler's own outbox rows commit together. An event that cannot be decoded or
// is refused becomes a dead letter, and so do the later events of its key, until they are redriven.
// Types that nobody asked for are skipped and counted. Thread-safe after the last On.
class Consumer {
 public:
  // `on_parked` hears of each event that is parked for a reason of its own, once that is durable;
  // not of those behind it.
  Consumer(std::string name, storage::Database& database, const Clock& clock,
           OnFailure on_parked = nullptr);

  void On(std::string type, EventHandler handler);
  // Events of that type are known and do not concern this consumer: skipped, and not counted as
  // unknown.
  void Ignore(std::string type);

  // A BatchHandler.
  Status Handle(std::span<const Delivery> batch);

  // What is parked, oldest first; `after` is the number of the last one seen, 0 at the start.
  StatusOr<std::vector<DeadLetter>> DeadLetters(std::int64_t after, int limit);
  // How many are parked.
  StatusOr<std::int64_t> CountDeadLetters();
  // Handles the parked events of the key again, in order, each with its effect in a transaction of
  // its own; stops at the first that fails again and returns its status. `done` counts those that
  // left. NOT_FOUND if nothing of the key is parked.
  Status Redrive(const std::string& key, int* done);
  // Drops a single dead letter for good: NOT_FOUND if there is none of that number.
  Status Discard(std::int64_t number);

  const std::string& name() const { return name_; }
  ConsumerCounts counts() const;

  // After so many retryable failures in a row an event is parked like any other.
  static constexpr int kMostAttempts = 20;
  // For how long an event is remembered at least. A bus that kept events longer could bring one
  // again that is forgotten, and its effect would happen twice.
  static constexpr std::chrono::hours kKeepInbox{30 * 24};

 private:
  struct Parcel;  // a delivery and what could be read of it

  Status HandleOne(storage::Transaction& transaction, const Delivery& delivery,
                   ConsumerCounts& counts);
  Status Apply(storage::Transaction& transaction, const Parcel& parcel, const EventHandler& handler,
               ConsumerCounts& counts);
  // Parks the event, and tells why.
  Status Refuse(storage::Transaction& transaction, const Parcel& parcel, const std::string& reason,
                ConsumerCounts& counts);
  Status Park(storage::Transaction& transaction, const Parcel& parcel, const std::string& reason,
              ConsumerCounts& counts);
  // Counts a retryable failure; whether it was one too many.
  bool IsGivenUp(const Event& event);
  void ForgetAttempts(const Event& event);
  bool IsPurgeDueAfter(std::size_t came);
  Status Purge(storage::Transaction& transaction);
  // Applies the oldest letter of the key; false if there is none.
  StatusOr<bool> RedriveOne(const std::string& key);

  std::string name_;
  storage::Database& database_;
  const Clock& clock_;
  const OnFailure on_parked_;
  std::map<std::string, EventHandler> handlers_;  // an empty one: ignored

  mutable std::mutex mutex_;             // guards all below
  std::map<std::string, int> attempts_;  // by source and id, of events that failed
  ConsumerCounts counts_;
  PurgePace purge_pace_;
};

}  // namespace tandem::messaging
