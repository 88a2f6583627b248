#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "libs/messaging/event.h"

// The port to the event bus. Adapters: embedded_bus (durable, in a Database), libs/kafka.
namespace tandem::messaging {

// Thread-safe.
class Publisher {
 public:
  virtual ~Publisher() = default;

  // Blocks until the bus has answered for each message; one status for each, in the same order.
  // Messages of one key are stored in the order given; if one fails, the later ones of its key in
  // this call fail too. A message that failed may have been stored all the same.
  virtual std::vector<Status> Publish(std::span<const Message> messages) = 0;
};

// One message as it came from the bus, with its place there.
struct Delivery {
  Message message;
  int partition = 0;
  std::int64_t offset = 0;
};

// Called on the subscription's own thread, with messages in the order of the bus. OK means that
// their effect is durable, and the group's place moves behind them; after any error the same
// messages come again, after a pause that grows.
using BatchHandler = std::function<Status(std::span<const Delivery>)>;

// A running subscription; destroying it stops it.
class Subscription {
 public:
  virtual ~Subscription() = default;
  // Ends after the batch in hand; blocks until the thread is gone. Idempotent.
  virtual void Stop() = 0;
  // Messages of the topics that the group has not yet finished.
  virtual StatusOr<std::int64_t> Lag() = 0;
};

struct SubscriptionOptions {
  std::string group;  // the consumer's name; each group sees every message
  std::vector<std::string> topics;
  std::size_t most_in_batch = 256;
  OnFailure on_failure;  // hears why a batch failed, before it comes again
};

// Thread-safe.
class Subscriber {
 public:
  virtual ~Subscriber() = default;
  // A group that is new starts with the oldest message that is kept. At least once: after a crash,
  // messages of the last batches may come again.
  virtual StatusOr<std::unique_ptr<Subscription>> Subscribe(SubscriptionOptions options,
                                                            BatchHandler handler) = 0;
};

}  // namespace tandem::messaging
