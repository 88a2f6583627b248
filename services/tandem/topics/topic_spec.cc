#include "services/tandem/topics/topic_spec.h"

#include <chrono>

#include <fmt/format.h>

namespace tandem::client {

std::int64_t RetentionMs(const Topic& topic) {
  return std::chrono::milliseconds(std::chrono::days(topic.retention_days)).count();
}

kafka::TopicSpec SpecOf(const Topic& topic) {
  return {.name = topic.name,
          .partitions = topic.partitions,
          .replicas = topic.replicas,
          .properties = {{"cleanup.policy", topic.cleanup_policy},
                         {"retention.ms", std::to_string(RetentionMs(topic))},
                         {"max.message.bytes", std::to_string(topic.max_message_bytes)}}};
}

std::vector<std::string> Differences(const kafka::TopicSpec& declared,
                                     const kafka::TopicSpec& found) {
  std::vector<std::string> differences;
  if (found.partitions != declared.partitions) {
    differences.push_back(
        fmt::format("partitions are {}, declared are {}", found.partitions, declared.partitions));
  }
  if (found.replicas < declared.replicas) {
    differences.push_back(
        fmt::format("replicas are {}, declared are {}", found.replicas, declared.replicas));
  }
  for (const auto& [name, value] : declared.properties) {
    const auto has = found.properties.find(name);
    if (has == found.properties.end()) {
      differences.push_back(fmt::format("{} is not told, declared is {}", name, value));
    } else if (has->second != value) {
      differences.push_back(fmt::format("{} is {}, declared is {}", name, has->second, value));
    }
  }
  return differences;
}

}  // namespace tandem::client
