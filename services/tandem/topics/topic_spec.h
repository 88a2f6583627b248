#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "libs/kafka/kafka_topics.h"
#include "services/tandem/topics/topic.h"

namespace tandem::client {

std::int64_t RetentionMs(const Topic& topic);

// The topic as Kafka is to create it.
kafka::TopicSpec SpecOf(const Topic& topic);

// In what a topic of the cluster is another than declared, in words. More replicas than declared
// are no difference.
std::vector<std::string> Differences(const kafka::TopicSpec& declared,
                                     const kafka::TopicSpec& found);

}  // namespace tandem::client
