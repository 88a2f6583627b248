#include "services/tandem/topics/topic_creation.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "libs/kafka/kafka_topics.h"
#include "services/tandem/topics/topic_file.h"
#include "services/tandem/topics/topic_spec.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {
namespace {

// librdkafka takes anything, and then waits for it.
bool IsAddress(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  int port = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, port);
  return error == std::errc() && stop == end && port > 0 && port <= 65535 &&
         text.find(' ') == std::string_view::npos;
}

Status CheckBrokers(std::string_view text) {
  for (;;) {
    const std::size_t comma = text.find(',');
    if (!IsAddress(text.substr(0, comma))) {
      return InvalidField("--kafka", "must have the form HOST:PORT[,HOST:PORT...]");
    }
    if (comma == std::string_view::npos) return OkStatus();
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

StatusOr<TopicCreation::Outcome> TopicCreation::Run(const Terminal& terminal) const {
  RETURN_IF_ERROR(CheckBrokers(brokers));
  ASSIGN_OR_RETURN(const std::vector<Topic> topics, ReadTopics(file));
  std::vector<kafka::TopicSpec> declared;
  std::ranges::transform(topics, std::back_inserter(declared), SpecOf);
  for (kafka::TopicSpec& topic : declared) {
    if (replicas > 0) topic.replicas = replicas;
  }
  const kafka::KafkaOptions cluster{.brokers = brokers, .prefix = prefix};
  std::set<std::string> created;
  RETURN_IF_ERROR(kafka::CreateTopics(cluster, declared, &created));
  Outcome outcome;
  const auto right = TextTable::Align::kRight;
  TextTable table({{"topic"}, {"is"}, {"partitions", right}, {"replicas", right}});
  for (const kafka::TopicSpec& topic : declared) {
    const std::string name = prefix + topic.name;
    kafka::TopicSpec found = topic;
    if (!created.contains(topic.name)) {
      ASSIGN_OR_RETURN(found, kafka::DescribeTopic(cluster, topic.name));
      for (const std::string& difference : Differences(topic, found)) {
        outcome.warnings.push_back(fmt::format("{}: {}", name, difference));
      }
    }
    table.Add({name, created.contains(topic.name) ? "created" : "there already",
               std::to_string(found.partitions), std::to_string(found.replicas)});
  }
  outcome.text = table.Draw(terminal);
  return outcome;
}

}  // namespace tandem::client
