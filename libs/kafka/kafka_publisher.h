#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "libs/kafka/kafka_client.h"
#include "libs/messaging/bus.h"

namespace tandem::kafka {

// Of a message with its key and headers. What Kafka puts around it comes on top, so a topic has to
// take a little more.
inline constexpr int kMostMessageBytes = 8'000'000;

// Publishes with an idempotent producer, acks=all; a message is answered by its delivery report and
// by nothing else. What has no report in time is taken back and answered UNAVAILABLE, and the
// producer is replaced, so that nothing of it can come later. Thread-safe.
class KafkaPublisher final : public messaging::Publisher {
 public:
  // `patience` is how long Publish waits at most. Does not connect yet.
  static StatusOr<std::unique_ptr<KafkaPublisher>> Create(
      const KafkaOptions& options, std::chrono::milliseconds patience = std::chrono::seconds(4));
  ~KafkaPublisher() override;

  std::vector<Status> Publish(std::span<const messaging::Message> messages) override;

 private:
  class Producer;

  KafkaPublisher(KafkaOptions options, std::chrono::milliseconds patience,
                 std::shared_ptr<Producer> producer);
  std::shared_ptr<Producer> Current();
  // Puts a new producer in the place of that one, if nobody else did.
  void Replace(const std::shared_ptr<Producer>& old);

  const KafkaOptions options_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;  // guards producer_
  std::shared_ptr<Producer> producer_;
};

}  // namespace tandem::kafka
