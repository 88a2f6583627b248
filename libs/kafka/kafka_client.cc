#include "libs/kafka/kafka_client.h"

#include <array>

#include <fmt/format.h>

namespace tandem::kafka {

StatusOr<Owned<rd_kafka_conf_t>> MakeConf(const KafkaOptions& options,
                                          const Properties& properties) {
  Properties all = {{"bootstrap.servers", options.brokers},
                    {"client.id", options.client},
                    {"socket.nagle.disable", "true"},
                    {"allow.auto.create.topics", "false"}};
  all.insert(all.end(), properties.begin(), properties.end());
  Owned<rd_kafka_conf_t> conf(rd_kafka_conf_new());
  rd_kafka_conf_set_log_cb(conf.get(), nullptr);  // statuses tell what matters
  std::array<char, 512> error{};
  for (const auto& [name, value] : all) {
    if (rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), error.data(), error.size()) !=
        RD_KAFKA_CONF_OK) {
      return Internal(fmt::format("Kafka client: {}", error.data()));
    }
  }
  return conf;
}

StatusOr<Owned<rd_kafka_t>> MakeClient(rd_kafka_type_t type, Owned<rd_kafka_conf_t> conf) {
  std::array<char, 512> error{};
  Owned<rd_kafka_t> client(rd_kafka_new(type, conf.get(), error.data(), error.size()));
  if (!client) return Internal(fmt::format("Kafka client: {}", error.data()));
  [[maybe_unused]] const rd_kafka_conf_t* const taken = conf.release();
  return client;
}

Status ToStatus(rd_kafka_resp_err_t error, const std::string& what) {
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return OkStatus();
  const std::string text = fmt::format("{}: {}", what, rd_kafka_err2str(error));
  switch (error) {
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
      return InvalidArgument(text);
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
      return FailedPrecondition(text);
    default:
      return Unavailable(text);
  }
}

}  // namespace tandem::kafka
