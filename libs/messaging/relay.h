#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "libs/base/clock.h"
#include "libs/messaging/bus.h"
#include "libs/storage/database.h"

namespace tandem::messaging {

struct RelayOptions {
  std::string name;                      // of the service, for its lease
  std::string holder;                    // of this process
  int batch = 500;                       // rows read at a time
  std::chrono::milliseconds idle{1000};  // how long it sleeps unless woken
  // From one round to the next unless a round was full: under load, rows that come meanwhile share
  // the commits of a round; a row that comes alone does not wait.
  std::chrono::milliseconds gap{25};
  // Half of it is longer than the publisher is waited for, so that what failed can be marked.
  std::chrono::milliseconds lease{10000};
  OnFailure on_failure;  // hears why a round or a row failed; both are tried again
};

// Publishes what stands in the outbox, in order per key, and marks a row only when the bus has
// answered for it; a row whose publication fails is tried again, with pauses that grow, and never
// given up. Polls what is unpublished, never an id cursor. Only the holder of the lease works.
// Start returns at once; Stop publishes what is there, waits for the thread and is idempotent.
class Relay {
 public:
  Relay(storage::Database& database, Publisher& publisher, RelayOptions options);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  void Start();
  void Stop();
  // There may be something to publish. Thread-safe, cheap.
  void Wake();

  // One round: how many rows were published. For the relay's own thread, and for tests that have
  // not started it.
  StatusOr<int> PublishOnce();

  struct Backlog {
    std::int64_t rows = 0;
    std::int64_t oldest_seconds = 0;
  };
  StatusOr<Backlog> Waiting();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tandem::messaging
