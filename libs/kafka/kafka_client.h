#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <librdkafka/rdkafka.h>

#include "libs/base/status.h"

// librdkafka's C handles, owned, and the way to make clients of them. Only this room includes it.
namespace tandem::kafka {

struct KafkaOptions {
  std::string brokers;  // "HOST:PORT,HOST:PORT"
  std::string prefix;   // of every topic and group, where several systems share a cluster
  std::string client = "tandem";
};

struct Destroy {
  void operator()(rd_kafka_t* client) const { rd_kafka_destroy(client); }
  void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
  void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
  void operator()(rd_kafka_error_t* error) const { rd_kafka_error_destroy(error); }
  void operator()(rd_kafka_queue_t* queue) const { rd_kafka_queue_destroy(queue); }
  void operator()(rd_kafka_event_t* event) const { rd_kafka_event_destroy(event); }
  void operator()(rd_kafka_topic_t* topic) const { rd_kafka_topic_destroy(topic); }
  void operator()(rd_kafka_NewTopic_t* topic) const { rd_kafka_NewTopic_destroy(topic); }
  void operator()(rd_kafka_ConfigResource_t* resource) const {
    rd_kafka_ConfigResource_destroy(resource);
  }
  void operator()(rd_kafka_topic_partition_list_t* list) const {
    rd_kafka_topic_partition_list_destroy(list);
  }
  void operator()(const rd_kafka_metadata_t* metadata) const {
    rd_kafka_metadata_destroy(metadata);
  }
};
template <typename Handle>
using Owned = std::unique_ptr<Handle, Destroy>;

// librdkafka's names and values, see its CONFIGURATION.md.
using Properties = std::vector<std::pair<std::string, std::string>>;

// A configuration with what every client of ours has. INTERNAL for a property that does not exist.
StatusOr<Owned<rd_kafka_conf_t>> MakeConf(const KafkaOptions& options,
                                          const Properties& properties);

// Takes the configuration.
StatusOr<Owned<rd_kafka_t>> MakeClient(rd_kafka_type_t type, Owned<rd_kafka_conf_t> conf);

// INVALID_ARGUMENT a message that is too large, FAILED_PRECONDITION a topic that does not exist,
// UNAVAILABLE everything else: it may go well another time.
Status ToStatus(rd_kafka_resp_err_t error, const std::string& what);

}  // namespace tandem::kafka
