#pragma once

#include <memory>
#include <span>

#include "libs/messaging/bus.h"
#include "libs/storage/database.h"
#include "libs/storage/migrator.h"

namespace tandem::messaging {

// The bus of a single process, durable in a database of its own: what was published survives a
// crash, and so does each group's place. A topic has one partition. Messages that every group has
// finished go after an hour. Thread-safe; must outlive its subscriptions.
class EmbeddedBus final : public Publisher, public Subscriber {
 public:
  // Makes its tables in `database`, which must outlive it.
  static StatusOr<std::unique_ptr<EmbeddedBus>> Create(storage::Database& database);
  ~EmbeddedBus() override;

  std::vector<Status> Publish(std::span<const Message> messages) override;
  StatusOr<std::unique_ptr<Subscription>> Subscribe(SubscriptionOptions options,
                                                    BatchHandler handler) override;

  // Shared with the subscriptions: that something was published.
  struct Bell;

 private:
  explicit EmbeddedBus(storage::Database& database);

  storage::Database& database_;
  std::shared_ptr<Bell> bell_;
};

std::span<const storage::Migration> BusMigrations();

}  // namespace tandem::messaging
