#pragma once

#include "libs/kafka/kafka_client.h"
#include "libs/messaging/bus.h"

namespace tandem::kafka {

// Consumer groups of a Kafka cluster. A group's place is committed behind the handled messages,
// without waiting while it runs, and for good when it stops or gives a partition away. Thread-safe.
class KafkaSubscriber final : public messaging::Subscriber {
 public:
  explicit KafkaSubscriber(KafkaOptions options) : options_(std::move(options)) {}

  // Connects afterwards: a cluster that is down is told to options.on_failure.
  StatusOr<std::unique_ptr<messaging::Subscription>> Subscribe(
      messaging::SubscriptionOptions options, messaging::BatchHandler handler) override;

 private:
  const KafkaOptions options_;
};

}  // namespace tandem::kafka
