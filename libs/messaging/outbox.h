#pragma once

#include <functional>
#include <span>
#include <string>

#include "libs/messaging/event.h"
#include "libs/storage/database.h"
#include "libs/storage/migrator.h"

namespace tandem::messaging {

// Where a use case leaves its events, in the transaction of the change itself: both become durable
// or neither does. A relay publishes them afterwards. Thread-safe.
class Outbox {
 public:
  // `topic` takes every event of this service. `wake` is called after each commit with events.
  Outbox(std::string topic, std::function<void()> wake);

  // Gives the event its sequence within its key. `event.id` must be set and new.
  Status Append(storage::Transaction& transaction, Event event) const;

 private:
  std::string topic_;
  std::function<void()> wake_;
};

// Tables: outbox, outbox_sequences, inbox, dead_letters.
std::span<const storage::Migration> Migrations();

}  // namespace tandem::messaging
