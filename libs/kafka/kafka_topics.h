#pragma once

#include <map>
#include <set>
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

// Creates the topics that do not exist yet, and puts their names into `created` if it is there;
// those that do exist stay as they are. INVALID_ARGUMENT for what the cluster refuses, in its
// words; UNAVAILABLE without an answer in half a minute.
Status CreateTopics(const KafkaOptions& options, std::span<const TopicSpec> topics,
                    std::set<std::string>* created = nullptr);

// A topic as it is in the cluster, with all of its properties. Waits a little for one that was
// created just now. FAILED_PRECONDITION if there is none.
StatusOr<TopicSpec> DescribeTopic(const KafkaOptions& options, const std::string& name);

}  // namespace tandem::kafka
