#include "libs/kafka/kafka_publisher.h"

#include <condition_variable>
#include <set>
#include <thread>

#include <fmt/format.h>

namespace tandem::kafka {
namespace {

using messaging::Message;

// What Publish waits for: the reports of its messages.
struct Batch {
  std::mutex mutex;  // guards all below
  std::condition_variable reported;
  std::vector<Status> answers;
  std::size_t open = 0;

  void Answer(std::size_t index, const Status& status) {
    const std::scoped_lock lock(mutex);
    answers[index] = status;
    --open;
    reported.notify_one();  // locked: behind the last report the batch may be gone
  }
};

// One message's place in its batch.
struct Slot {
  Batch* batch = nullptr;
  std::size_t index = 0;
};

void OnReport(rd_kafka_t*, const rd_kafka_message_t* message, void*) {
  const auto* const slot = static_cast<const Slot*>(message->_private);
  slot->batch->Answer(slot->index, ToStatus(message->err, rd_kafka_topic_name(message->rkt)));
}

// librdkafka only copies from there.
void* WithoutConst(const char* data) { return const_cast<char*>(data); }

// The last thing that went wrong between the client and the cluster.
struct Trouble {
  std::mutex mutex;  // guards text
  std::string text;
};

void OnError(rd_kafka_t*, int error, const char* reason, void* trouble) {
  if (error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) return;  // says less than those before it
  auto& last = *static_cast<Trouble*>(trouble);
  const std::scoped_lock lock(last.mutex);
  last.text = reason;
}

// The message as rd_kafka_produceva takes it; its parts stay the message's and the caller's.
std::vector<rd_kafka_vu_t> ToArguments(const std::string& topic, const Message& message,
                                       Slot& slot) {
  std::vector<rd_kafka_vu_t> all;
  const auto add = [&all](rd_kafka_vtype_t type) -> auto& {
    return all.emplace_back(rd_kafka_vu_t{.vtype = type, .u = {}}).u;
  };
  add(RD_KAFKA_VTYPE_TOPIC).cstr = topic.c_str();
  add(RD_KAFKA_VTYPE_MSGFLAGS).i = RD_KAFKA_MSG_F_COPY;
  add(RD_KAFKA_VTYPE_KEY).mem = {WithoutConst(message.key.data()), message.key.size()};
  add(RD_KAFKA_VTYPE_VALUE).mem = {WithoutConst(message.data.data()), message.data.size()};
  add(RD_KAFKA_VTYPE_OPAQUE).ptr = &slot;
  for (const auto& [name, value] : message.headers) {
    add(RD_KAFKA_VTYPE_HEADER).header = {name.c_str(), value.data(),
                                         static_cast<ssize_t>(value.size())};
  }
  return all;
}

// Behind a message that failed, the later ones of its key count as failed, too: they are published
// again behind it.
void FailTheLaterOnesOfAKey(std::span<const Message> messages, std::vector<Status>& answers) {
  std::set<std::pair<std::string_view, std::string_view>> failed;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const std::pair<std::string_view, std::string_view> key(messages[i].topic, messages[i].key);
    if (!answers[i].ok()) {
      failed.insert(key);
    } else if (failed.contains(key)) {
      answers[i] = Unavailable("an earlier message of the key failed");
    }
  }
}

}  // namespace

// A librdkafka producer with the thread that serves its reports.
class KafkaPublisher::Producer {
 public:
  static StatusOr<std::shared_ptr<Producer>> Make(const KafkaOptions& options) {
    ASSIGN_OR_RETURN(auto conf,
                     MakeConf(options, {{"enable.idempotence", "true"},
                                        {"acks", "all"},
                                        {"partitioner", "murmur2_random"},
                                        {"linger.ms", "2"},
                                        {"message.max.bytes", std::to_string(kMostMessageBytes)},
                                        {"message.timeout.ms", "0"},  // Publish has the patience
                                        {"topic.metadata.propagation.max.ms", "3000"}}));
    auto trouble = std::make_unique<Trouble>();
    rd_kafka_conf_set_opaque(conf.get(), trouble.get());
    rd_kafka_conf_set_error_cb(conf.get(), OnError);
    rd_kafka_conf_set_dr_msg_cb(conf.get(), OnReport);
    ASSIGN_OR_RETURN(auto client, MakeClient(RD_KAFKA_PRODUCER, std::move(conf)));
    return std::shared_ptr<Producer>(new Producer(std::move(trouble), std::move(client)));
  }

  // Takes the message; its report comes to the slot.
  rd_kafka_resp_err_t Send(const std::string& topic, const Message& message, Slot& slot) {
    const std::vector<rd_kafka_vu_t> arguments = ToArguments(topic, message, slot);
    const Owned<rd_kafka_error_t> error(
        rd_kafka_produceva(client_.get(), arguments.data(), arguments.size()));
    return error ? rd_kafka_error_code(error.get()) : RD_KAFKA_RESP_ERR_NO_ERROR;
  }

  // Takes back what has no report yet; the reports come soon.
  void TakeBack() {
    rd_kafka_purge(client_.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
  }

  std::string LastTrouble() {
    const std::scoped_lock lock(trouble_->mutex);
    return trouble_->text;
  }

  bool IsFatal() const {
    return rd_kafka_fatal_error(client_.get(), nullptr, 0) != RD_KAFKA_RESP_ERR_NO_ERROR;
  }

 private:
  Producer(std::unique_ptr<Trouble> trouble, Owned<rd_kafka_t> client)
      : trouble_(std::move(trouble)),
        client_(std::move(client)),
        thread_([this](const std::stop_token& stop) {
          while (!stop.stop_requested()) rd_kafka_poll(client_.get(), 100);
        }) {}

  std::unique_ptr<Trouble> trouble_;
  Owned<rd_kafka_t> client_;
  std::jthread thread_;  // ends before the client
};

KafkaPublisher::KafkaPublisher(KafkaOptions options, std::chrono::milliseconds patience,
                               std::shared_ptr<Producer> producer)
    : options_(std::move(options)), patience_(patience), producer_(std::move(producer)) {}

KafkaPublisher::~KafkaPublisher() = default;

StatusOr<std::unique_ptr<KafkaPublisher>> KafkaPublisher::Create(
    const KafkaOptions& options, std::chrono::milliseconds patience) {
  ASSIGN_OR_RETURN(auto producer, Producer::Make(options));
  return std::unique_ptr<KafkaPublisher>(
      new KafkaPublisher(options, patience, std::move(producer)));
}

std::vector<Status> KafkaPublisher::Publish(std::span<const Message> messages) {
  const std::shared_ptr<Producer> producer = Current();
  const auto end = std::chrono::steady_clock::now() + patience_;
  Batch batch;
  batch.answers.resize(messages.size());
  batch.open = messages.size();
  std::vector<Slot> slots(messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) {
    slots[i] = {&batch, i};
    const std::string topic = options_.prefix + messages[i].topic;
    rd_kafka_resp_err_t error = producer->Send(topic, messages[i], slots[i]);
    while (error == RD_KAFKA_RESP_ERR__QUEUE_FULL && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      error = producer->Send(topic, messages[i], slots[i]);
    }
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) batch.Answer(i, ToStatus(error, topic));
  }
  bool in_time = true;
  {
    std::unique_lock lock(batch.mutex);
    in_time = batch.reported.wait_until(lock, end, [&] { return batch.open == 0; });
    if (!in_time) {
      lock.unlock();
      producer->TakeBack();
      lock.lock();
      batch.reported.wait(lock, [&] { return batch.open == 0; });
    }
  }
  if (!in_time) {
    const Status late = Unavailable(fmt::format("{}: no answer in {} ms; {}", options_.brokers,
                                                patience_.count(), producer->LastTrouble()));
    for (Status& answer : batch.answers) {
      if (answer.code() == StatusCode::kUnavailable) answer = late;
    }
  }
  if (!in_time || producer->IsFatal()) Replace(producer);
  FailTheLaterOnesOfAKey(messages, batch.answers);
  return std::move(batch.answers);
}

std::shared_ptr<KafkaPublisher::Producer> KafkaPublisher::Current() {
  const std::scoped_lock lock(mutex_);
  return producer_;
}

void KafkaPublisher::Replace(const std::shared_ptr<Producer>& old) {
  auto made = Producer::Make(options_);
  if (!made.ok()) return;  // the old one stays, and is replaced the next time
  const std::scoped_lock lock(mutex_);
  if (producer_ == old) producer_ = *std::move(made);
}

}  // namespace tandem::kafka
