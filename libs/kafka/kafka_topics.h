#pragma once

#include <map>
#include <span>
#include <string>

#include "libs/kafka/kafka_client.h"

namespace tandem::kafka {

struct TopicSpec {
  std::string name;
  int partitions = 1;
  int replicas = 1;
  std::map<std::string, std::string> properties;  // Kafka's own: "retention.ms" …
};

// Creates the topics that do not exist yet; those that do stay as they are. UNAVAILABLE without an
// answer in half a minute.
Status CreateTopics(const KafkaOptions& options, std::span<const TopicSpec> topics);

}  // namespace tandem::kafka
