#include "libs/kafka/kafka_topics.h"

#include <array>

#include <fmt/format.h>

namespace tandem::kafka {
namespace {

constexpr int kAnswerMs = 30'000;

StatusOr<Owned<rd_kafka_NewTopic_t>> Describe(const KafkaOptions& options, const TopicSpec& topic) {
  std::array<char, 512> error{};
  Owned<rd_kafka_NewTopic_t> described(rd_kafka_NewTopic_new((options.prefix + topic.name).c_str(),
                                                             topic.partitions, topic.replicas,
                                                             error.data(), error.size()));
  if (!described) return InvalidArgument(fmt::format("{}: {}", topic.name, error.data()));
  for (const auto& [name, value] : topic.properties) {
    RETURN_IF_ERROR(ToStatus(
        rd_kafka_NewTopic_set_config(described.get(), name.c_str(), value.c_str()), topic.name));
  }
  return described;
}

}  // namespace

Status CreateTopics(const KafkaOptions& options, std::span<const TopicSpec> topics) {
  ASSIGN_OR_RETURN(auto conf, MakeConf(options, {}));
  ASSIGN_OR_RETURN(const auto client, MakeClient(RD_KAFKA_PRODUCER, std::move(conf)));
  std::vector<Owned<rd_kafka_NewTopic_t>> described;
  std::vector<rd_kafka_NewTopic_t*> asked;
  for (const TopicSpec& topic : topics) {
    ASSIGN_OR_RETURN(described.emplace_back(), Describe(options, topic));
    asked.push_back(described.back().get());
  }
  const Owned<rd_kafka_queue_t> queue(rd_kafka_queue_new(client.get()));
  rd_kafka_CreateTopics(client.get(), asked.data(), asked.size(), nullptr, queue.get());
  const Owned<rd_kafka_event_t> event(rd_kafka_queue_poll(queue.get(), kAnswerMs));
  if (!event) return Unavailable(fmt::format("{} does not answer", options.brokers));
  RETURN_IF_ERROR(ToStatus(rd_kafka_event_error(event.get()), options.brokers));
  std::size_t count = 0;
  const rd_kafka_topic_result_t** const results =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event.get()), &count);
  for (std::size_t i = 0; i < count; ++i) {
    const rd_kafka_resp_err_t error = rd_kafka_topic_result_error(results[i]);
    if (error == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) continue;
    RETURN_IF_ERROR(ToStatus(error, rd_kafka_topic_result_name(results[i])));
  }
  return OkStatus();
}

}  // namespace tandem::kafka
