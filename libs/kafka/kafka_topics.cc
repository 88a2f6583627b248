#include "libs/kafka/kafka_topics.h"

#include <array>
#include <chrono>
#include <thread>

#include <fmt/format.h>

namespace tandem::kafka {
namespace {

constexpr int kAnswerMs = 30'000;
// Until every broker has heard of a topic that the controller has created.
constexpr std::chrono::seconds kSpreads(2);

StatusOr<Owned<rd_kafka_t>> MakeAdmin(const KafkaOptions& options) {
  ASSIGN_OR_RETURN(auto conf, MakeConf(options, {}));
  return MakeClient(RD_KAFKA_PRODUCER, std::move(conf));
}

// The answer to what was asked on the queue.
StatusOr<Owned<rd_kafka_event_t>> Await(const KafkaOptions& options, rd_kafka_queue_t* queue) {
  Owned<rd_kafka_event_t> event(rd_kafka_queue_poll(queue, kAnswerMs));
  if (!event) return Unavailable(fmt::format("{} does not answer", options.brokers));
  RETURN_IF_ERROR(ToStatus(rd_kafka_event_error(event.get()), options.brokers));
  return event;
}

StatusOr<Owned<rd_kafka_NewTopic_t>> Declared(const KafkaOptions& options, const TopicSpec& topic) {
  std::array<char, 512> error{};
  Owned<rd_kafka_NewTopic_t> declared(rd_kafka_NewTopic_new((options.prefix + topic.name).c_str(),
                                                            topic.partitions, topic.replicas,
                                                            error.data(), error.size()));
  if (!declared) return InvalidArgument(fmt::format("{}: {}", topic.name, error.data()));
  for (const auto& [name, value] : topic.properties) {
    RETURN_IF_ERROR(ToStatus(
        rd_kafka_NewTopic_set_config(declared.get(), name.c_str(), value.c_str()), topic.name));
  }
  return declared;
}

// Whether the topic was created by this call; false if it was there.
StatusOr<bool> WasCreated(const rd_kafka_topic_result_t* result) {
  const rd_kafka_resp_err_t error = rd_kafka_topic_result_error(result);
  switch (error) {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
      return true;
    case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS:
      return false;
    case RD_KAFKA_RESP_ERR_INVALID_CONFIG:
    case RD_KAFKA_RESP_ERR_INVALID_PARTITIONS:
    case RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR:
    case RD_KAFKA_RESP_ERR_POLICY_VIOLATION:
    case RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:  // its name
      return InvalidArgument(fmt::format("{}: {}", rd_kafka_topic_result_name(result),
                                         rd_kafka_topic_result_error_string(result)));
    default:
      return ToStatus(error, rd_kafka_topic_result_name(result));
  }
}

// Partitions and replicas.
Status ReadPlaces(rd_kafka_t* client, const std::string& full_name, TopicSpec& state) {
  const Owned<rd_kafka_topic_t> topic(rd_kafka_topic_new(client, full_name.c_str(), nullptr));
  if (!topic) return ToStatus(rd_kafka_last_error(), full_name);
  const auto end = std::chrono::steady_clock::now() + kSpreads;
  for (;;) {
    const rd_kafka_metadata_t* answer = nullptr;
    RETURN_IF_ERROR(
        ToStatus(rd_kafka_metadata(client, 0, topic.get(), &answer, kAnswerMs), full_name));
    const Owned<const rd_kafka_metadata_t> metadata(answer);
    const rd_kafka_metadata_topic_t& found = metadata->topics[0];
    if (found.err == RD_KAFKA_RESP_ERR_NO_ERROR && found.partition_cnt > 0) {
      state.partitions = found.partition_cnt;
      state.replicas = found.partitions[0].replica_cnt;
      return OkStatus();
    }
    if (std::chrono::steady_clock::now() > end) return ToStatus(found.err, full_name);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

Status ReadProperties(const KafkaOptions& options, rd_kafka_t* client, const std::string& full_name,
                      TopicSpec& state) {
  const Owned<rd_kafka_ConfigResource_t> asked(
      rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, full_name.c_str()));
  rd_kafka_ConfigResource_t* one = asked.get();
  const Owned<rd_kafka_queue_t> queue(rd_kafka_queue_new(client));
  rd_kafka_DescribeConfigs(client, &one, 1, nullptr, queue.get());
  ASSIGN_OR_RETURN(const auto event, Await(options, queue.get()));
  std::size_t count = 0;
  const rd_kafka_ConfigResource_t** const answered = rd_kafka_DescribeConfigs_result_resources(
      rd_kafka_event_DescribeConfigs_result(event.get()), &count);
  if (count != 1) return Internal(fmt::format("{}: {} answers", full_name, count));
  RETURN_IF_ERROR(ToStatus(rd_kafka_ConfigResource_error(answered[0]), full_name));
  const rd_kafka_ConfigEntry_t** const entries =
      rd_kafka_ConfigResource_configs(answered[0], &count);
  for (std::size_t i = 0; i < count; ++i) {
    const char* const value = rd_kafka_ConfigEntry_value(entries[i]);
    state.properties[rd_kafka_ConfigEntry_name(entries[i])] = value == nullptr ? "" : value;
  }
  return OkStatus();
}

}  // namespace

Status CreateTopics(const KafkaOptions& options, std::span<const TopicSpec> topics,
                    std::set<std::string>* created) {
  ASSIGN_OR_RETURN(const auto client, MakeAdmin(options));
  std::vector<Owned<rd_kafka_NewTopic_t>> declared;
  std::vector<rd_kafka_NewTopic_t*> asked;
  for (const TopicSpec& topic : topics) {
    ASSIGN_OR_RETURN(declared.emplace_back(), Declared(options, topic));
    asked.push_back(declared.back().get());
  }
  const Owned<rd_kafka_queue_t> queue(rd_kafka_queue_new(client.get()));
  rd_kafka_CreateTopics(client.get(), asked.data(), asked.size(), nullptr, queue.get());
  ASSIGN_OR_RETURN(const auto event, Await(options, queue.get()));
  std::size_t count = 0;
  const rd_kafka_topic_result_t** const results =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event.get()), &count);
  for (std::size_t i = 0; i < count; ++i) {
    ASSIGN_OR_RETURN(const bool is_new, WasCreated(results[i]));
    const std::string full_name = rd_kafka_topic_result_name(results[i]);
    if (is_new && created != nullptr) created->insert(full_name.substr(options.prefix.size()));
  }
  return OkStatus();
}

StatusOr<TopicSpec> DescribeTopic(const KafkaOptions& options, const std::string& name) {
  ASSIGN_OR_RETURN(const auto client, MakeAdmin(options));
  TopicSpec state{.name = name};
  RETURN_IF_ERROR(ReadPlaces(client.get(), options.prefix + name, state));
  RETURN_IF_ERROR(ReadProperties(options, client.get(), options.prefix + name, state));
  return state;
}

}  // namespace tandem::kafka
