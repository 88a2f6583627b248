#include "libs/kafka/kafka_subscriber.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "libs/base/failpoint.h"

namespace tandem::kafka {
namespace {

using messaging::BatchHandler;
using messaging::Delivery;
using messaging::SubscriptionOptions;

constexpr int kPollMs = 100;
constexpr int kAnswerMs = 2000;  // whoever looks at metrics waits for it
constexpr std::chrono::milliseconds kFirstPause(50);
constexpr std::chrono::milliseconds kLongestPause(5000);

Delivery ToDelivery(const rd_kafka_message_t& message, const std::string& prefix) {
  Delivery delivery{
      .message = {.topic = std::string(rd_kafka_topic_name(message.rkt)).substr(prefix.size()),
                  .key = std::string(static_cast<const char*>(message.key), message.key_len),
                  .data = std::string(static_cast<const char*>(message.payload), message.len)},
      .partition = message.partition,
      .offset = message.offset};
  rd_kafka_headers_t* headers = nullptr;  // the message's
  if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) return delivery;
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  for (std::size_t i = 0;
       rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR;
       ++i) {
    delivery.message.headers.emplace_back(
        name,
        value == nullptr ? std::string() : std::string(static_cast<const char*>(value), size));
  }
  return delivery;
}

class KafkaSubscription final : public messaging::Subscription {
 public:
  KafkaSubscription(std::string prefix, SubscriptionOptions options, BatchHandler handler)
      : prefix_(std::move(prefix)), options_(std::move(options)), handler_(std::move(handler)) {}
  ~KafkaSubscription() override { Stop(); }

  Status Start(const KafkaOptions& kafka);
  void Stop() override;
  StatusOr<std::int64_t> Lag() override;

 private:
  using Offsets = std::map<std::pair<std::string, int>, std::int64_t>;

  static void OnError(rd_kafka_t* client, int error, const char* reason, void* self);
  static void OnRebalance(rd_kafka_t* client, rd_kafka_resp_err_t error,
                          rd_kafka_topic_partition_list_t* partitions, void* self);
  void Run();
  // Takes the messages that are there, at most a batch of them; waits a moment for the first.
  void Collect();
  // Nothing if there is none, or an error instead.
  Owned<rd_kafka_message_t> Poll(int milliseconds);
  // Until the handler takes the batch, or the subscription stops.
  void Handle();
  void Commit(bool waits);
  void Tell(const Status& failure) const;
  bool WaitForStop(std::chrono::milliseconds time);
  bool IsStopping() { return WaitForStop(std::chrono::milliseconds(0)); }
  // Adds the topic's partitions.
  Status AddPartitions(const std::string& topic, rd_kafka_topic_partition_list_t* places);

  const std::string prefix_;
  const SubscriptionOptions options_;
  const BatchHandler handler_;
  Owned<rd_kafka_t> client_;
  // The thread's:
  std::vector<Delivery> batch_;  // in hand
  Offsets handled_;              // next offsets
  std::string trouble_;          // the last with a broker

  std::mutex mutex_;  // guards stopping_
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

Status KafkaSubscription::Start(const KafkaOptions& kafka) {
  ASSIGN_OR_RETURN(auto conf,
                   MakeConf(kafka, {{"group.id", prefix_ + options_.group},
                                    {"enable.auto.commit", "false"},
                                    {"enable.auto.offset.store", "false"},
                                    {"auto.offset.reset", "earliest"},
                                    {"partition.assignment.strategy", "range,roundrobin"},
                                    {"session.timeout.ms", "10000"},
                                    {"heartbeat.interval.ms", "2000"},
                                    {"topic.metadata.refresh.interval.ms", "30000"},
                                    {"fetch.wait.max.ms", "100"},  // questions queue behind it
                                    {"queued.max.messages.kbytes", "4096"}}));
  rd_kafka_conf_set_opaque(conf.get(), this);
  rd_kafka_conf_set_rebalance_cb(conf.get(), OnRebalance);
  rd_kafka_conf_set_error_cb(conf.get(), OnError);
  ASSIGN_OR_RETURN(client_, MakeClient(RD_KAFKA_CONSUMER, std::move(conf)));
  rd_kafka_poll_set_consumer(client_.get());
  const Owned<rd_kafka_topic_partition_list_t> topics(
      rd_kafka_topic_partition_list_new(static_cast<int>(options_.topics.size())));
  for (const std::string& topic : options_.topics) {
    rd_kafka_topic_partition_list_add(topics.get(), (prefix_ + topic).c_str(),
                                      RD_KAFKA_PARTITION_UA);
  }
  RETURN_IF_ERROR(ToStatus(rd_kafka_subscribe(client_.get(), topics.get()), options_.group));
  thread_ = std::thread([this] { Run(); });
  return OkStatus();
}

void KafkaSubscription::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// Called by Poll. librdkafka tries again by itself, after pauses that grow.
void KafkaSubscription::OnError(rd_kafka_t*, int error, const char* reason, void* self) {
  auto& subscription = *static_cast<KafkaSubscription*>(self);
  if (error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) {
    subscription.Tell(Unavailable("no broker can be reached: " + subscription.trouble_));
  } else {
    subscription.trouble_ = reason;
  }
}

// Called by Poll and by the close, so on the subscription's thread.
void KafkaSubscription::OnRebalance(rd_kafka_t* client, rd_kafka_resp_err_t error,
                                    rd_kafka_topic_partition_list_t* partitions, void* self) {
  auto& subscription = *static_cast<KafkaSubscription*>(self);
  if (error == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
    rd_kafka_assign(client, partitions);
    return;
  }
  // Whoever gets the partitions reads from the committed place.
  subscription.Commit(/*waits=*/true);
  subscription.handled_.clear();
  subscription.batch_.clear();
  rd_kafka_assign(client, nullptr);
}

void KafkaSubscription::Run() {
  while (!IsStopping()) {
    Collect();
    if (!batch_.empty()) Handle();
  }
  Commit(/*waits=*/true);
  rd_kafka_consumer_close(client_.get());
}

void KafkaSubscription::Collect() {
  batch_.clear();
  while (batch_.size() < options_.most_in_batch) {
    const Owned<rd_kafka_message_t> message = Poll(batch_.empty() ? kPollMs : 0);
    if (!message) break;
    batch_.push_back(ToDelivery(*message, prefix_));
  }
}

Owned<rd_kafka_message_t> KafkaSubscription::Poll(int milliseconds) {
  Owned<rd_kafka_message_t> message(rd_kafka_consumer_poll(client_.get(), milliseconds));
  if (!message || message->err == RD_KAFKA_RESP_ERR_NO_ERROR) return message;
  // librdkafka goes on by itself; whoever operates it wants to know.
  Tell(ToStatus(message->err, rd_kafka_message_errstr(message.get())));
  return nullptr;
}

void KafkaSubscription::Handle() {
  std::chrono::milliseconds pause = kFirstPause;
  for (;;) {
    Status handled = handler_(batch_);
    if (handled.ok()) handled = TANDEM_FAILPOINT("bus.before_offset_commit");
    if (handled.ok()) break;
    Tell(handled);
    if (WaitForStop(pause)) return;
    pause = std::min(pause * 2, kLongestPause);
  }
  for (const Delivery& delivery : batch_) {
    handled_[{prefix_ + delivery.message.topic, delivery.partition}] = delivery.offset + 1;
  }
  Commit(/*waits=*/false);
}

void KafkaSubscription::Commit(bool waits) {
  if (handled_.empty()) return;
  const Owned<rd_kafka_topic_partition_list_t> offsets(
      rd_kafka_topic_partition_list_new(static_cast<int>(handled_.size())));
  for (const auto& [place, next] : handled_) {
    rd_kafka_topic_partition_list_add(offsets.get(), place.first.c_str(), place.second)->offset =
        next;
  }
  // A commit that fails is made up for by the next one, or the messages come again.
  rd_kafka_commit(client_.get(), offsets.get(), waits ? 0 : 1);
}

void KafkaSubscription::Tell(const Status& failure) const {
  if (options_.on_failure) options_.on_failure(failure);
}

bool KafkaSubscription::WaitForStop(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return stopped_.wait_for(lock, time, [this] { return stopping_; });
}

StatusOr<std::int64_t> KafkaSubscription::Lag() {
  rd_kafka_t* const client = client_.get();
  const Owned<rd_kafka_topic_partition_list_t> committed(rd_kafka_topic_partition_list_new(0));
  for (const std::string& topic : options_.topics) {
    RETURN_IF_ERROR(AddPartitions(prefix_ + topic, committed.get()));
  }
  const Owned<rd_kafka_topic_partition_list_t> oldest(
      rd_kafka_topic_partition_list_copy(committed.get()));
  const Owned<rd_kafka_topic_partition_list_t> next(
      rd_kafka_topic_partition_list_copy(committed.get()));
  for (int i = 0; i < committed->cnt; ++i) {
    oldest->elems[i].offset = RD_KAFKA_OFFSET_BEGINNING;
    next->elems[i].offset = RD_KAFKA_OFFSET_END;
  }
  RETURN_IF_ERROR(ToStatus(rd_kafka_committed(client, committed.get(), kAnswerMs), options_.group));
  RETURN_IF_ERROR(
      ToStatus(rd_kafka_offsets_for_times(client, oldest.get(), kAnswerMs), options_.group));
  RETURN_IF_ERROR(
      ToStatus(rd_kafka_offsets_for_times(client, next.get(), kAnswerMs), options_.group));
  std::int64_t lag = 0;
  for (int i = 0; i < committed->cnt; ++i) {
    // Without a place it is negative.
    lag += next->elems[i].offset - std::max(oldest->elems[i].offset, committed->elems[i].offset);
  }
  return lag;
}

Status KafkaSubscription::AddPartitions(const std::string& topic,
                                        rd_kafka_topic_partition_list_t* places) {
  const std::unique_ptr<rd_kafka_topic_t, decltype(&rd_kafka_topic_destroy)> handle(
      rd_kafka_topic_new(client_.get(), topic.c_str(), nullptr), rd_kafka_topic_destroy);
  const rd_kafka_metadata_t* answer = nullptr;
  RETURN_IF_ERROR(
      ToStatus(rd_kafka_metadata(client_.get(), 0, handle.get(), &answer, kAnswerMs), topic));
  const Owned<const rd_kafka_metadata_t> metadata(answer);
  const rd_kafka_metadata_topic_t& described = metadata->topics[0];
  RETURN_IF_ERROR(ToStatus(described.err, topic));
  for (int i = 0; i < described.partition_cnt; ++i) {
    rd_kafka_topic_partition_list_add(places, topic.c_str(), described.partitions[i].id);
  }
  return OkStatus();
}

}  // namespace

StatusOr<std::unique_ptr<messaging::Subscription>> KafkaSubscriber::Subscribe(
    SubscriptionOptions options, BatchHandler handler) {
  auto subscription =
      std::make_unique<KafkaSubscription>(options_.prefix, std::move(options), std::move(handler));
  RETURN_IF_ERROR(subscription->Start(options_));
  return subscription;
}

}  // namespace tandem::kafka
