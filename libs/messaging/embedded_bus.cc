#include "libs/messaging/embedded_bus.h"

#include "libs/messaging/embedded_subscription.h"
#include "libs/messaging/stored_message.h"

namespace tandem::messaging {

using storage::Transaction;

EmbeddedBus::EmbeddedBus(storage::Database& database)
    : database_(database), bell_(std::make_shared<Bell>()) {}

EmbeddedBus::~EmbeddedBus() = default;

StatusOr<std::unique_ptr<EmbeddedBus>> EmbeddedBus::Create(storage::Database& database) {
  RETURN_IF_ERROR(storage::Migrate(database, "embedded_bus", BusMigrations()));
  return std::unique_ptr<EmbeddedBus>(new EmbeddedBus(database));
}

std::vector<Status> EmbeddedBus::Publish(std::span<const Message> messages) {
  const Status stored = database_.Write([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const Instant now, transaction.Now());
    for (const Message& message : messages) {
      RETURN_IF_ERROR(
          transaction.Defer("INSERT INTO bus_messages (topic, key, headers, payload, at) "
                            "VALUES ($1, $2, $3, $4, $5)",
                            {message.topic, message.key, HeadersToText(message.headers),
                             storage::Blob{message.data}, storage::Of(now)}));
    }
    transaction.AfterCommit([bell = bell_] { bell->Ring(); });
    return OkStatus();
  });
  return std::vector<Status>(messages.size(), stored);
}

StatusOr<std::unique_ptr<Subscription>> EmbeddedBus::Subscribe(SubscriptionOptions options,
                                                               BatchHandler handler) {
  auto subscription = std::make_unique<EmbeddedSubscription>(database_, bell_, std::move(options),
                                                             std::move(handler));
  RETURN_IF_ERROR(subscription->Join());
  subscription->Start();
  return std::unique_ptr<Subscription>(std::move(subscription));
}

}  // namespace tandem::messaging
