// From a command to its effect in the next service: registry, PostgreSQL, relay, Kafka, alignment,
// PostgreSQL; beside the least that could carry it.
#include <array>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "libs/kafka/kafka_client.h"
#include "libs/kafka/kafka_topics.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"
#include "tests/bench/open_loop.h"
#include "tests/bench/production_services.h"
#include "tests/bench/servers.h"

namespace tandem::bench {
namespace {

namespace partner_api = tandem::partner::v1;

constexpr int kSeconds = 8;          // of each rate
constexpr double kHeldWithin = 0.5;  // seconds after the last one was due all are applied
constexpr std::array kRates = {100, 200, 300, 400, 500, 600, 800, 1000, 1200, 1500, 2000};

// When commands were answered and when their effect was durable at the other end. Thread-safe.
class Flow {
 public:
  explicit Flow(int round, int count)
      : prefix_(fmt::format("f{}-", round)),
        answered_(static_cast<std::size_t>(count)),
        applied_(static_cast<std::size_t>(count)) {}

  std::string IdOf(int i) const { return prefix_ + std::to_string(i); }
  void Answered(int i) { answered_[static_cast<std::size_t>(i)] = SteadyClock::now(); }

  // `key` ends with an id; those of other rounds do not count.
  void Applied(const std::string& key, SteadyClock::time_point now) {
    const std::size_t at = key.rfind(prefix_);
    if (at == std::string::npos) return;
    const std::scoped_lock lock(mutex_);
    auto& applied = applied_[std::stoul(key.substr(at + prefix_.size()))];
    if (applied == SteadyClock::time_point()) ++arrived_;
    applied = now;
    if (arrived_ == applied_.size()) all_.notify_all();
  }
  // Whether all came within that time.
  bool WaitForAll(double seconds) {
    std::unique_lock lock(mutex_);
    return all_.wait_for(lock, std::chrono::duration<double>(seconds),
                         [this] { return arrived_ == applied_.size(); });
  }
  // From the answer to the effect; after WaitForAll said yes.
  Latency AnsweredToApplied() {
    const std::scoped_lock lock(mutex_);
    std::vector<double> seconds;
    for (std::size_t i = 0; i < applied_.size(); ++i) {
      const auto took = std::chrono::duration<double>(applied_[i] - answered_[i]).count();
      seconds.push_back(std::max(0.0, took));  // the effect may come before the answer has
    }
    return LatencyOf(std::move(seconds));
  }

 private:
  const std::string prefix_;
  std::vector<SteadyClock::time_point> answered_;  // each by its caller
  std::mutex mutex_;                               // guards all below
  std::condition_variable all_;
  std::vector<SteadyClock::time_point> applied_;
  std::size_t arrived_ = 0;
};

// Something that carries commands to their effect.
class Carrier {
 public:
  virtual ~Carrier() = default;
  virtual void Send(int caller, const std::string& id) = 0;

  // Where arrivals are told; one flow at a time.
  void Watch(Flow* flow) {
    const std::scoped_lock lock(mutex_);
    flow_ = flow;
  }

 protected:
  void Applied(const std::string& key, SteadyClock::time_point now) {
    const std::scoped_lock lock(mutex_);
    if (flow_ != nullptr) flow_->Applied(key, now);
  }

 private:
  std::mutex mutex_;
  Flow* flow_ = nullptr;
};

// Both services.
class Services final : public Carrier {
 public:
  explicit Services(const Servers& servers)
      : registry_schema_(servers),
        alignment_schema_(servers),
        watched_(*this),
        registry_(RunRegistry(servers, registry_schema_, Prefix())),
        alignment_(RunAlignment(servers, alignment_schema_, Prefix(),
                                {.subscriber = [this](messaging::Subscriber& own) -> auto& {
                                  watched_.inner = &own;
                                  return watched_;
                                }})) {
    for (int i = 0; i < kCallers; ++i) {
      stubs_.push_back(
          partner_api::PartnerService::NewStub(rpc::MakeChannel(registry_->address())));
    }
    CreateVendor(*stubs_.front());
  }

  void Send(int caller, const std::string& id) override {
    partner_api::CreatePartnershipRequest request;
    request.set_parent("vendors/acme");
    request.set_partnership_id(id);
    request.set_request_id(id);
    request.mutable_partnership()->set_display_name("Partner " + id);
    request.mutable_calendar()->set_notation("month 04-01");
    partner_api::CreatePartnershipResponse response;
    Ask(*stubs_[static_cast<std::size_t>(caller)],
        &partner_api::PartnerService::Stub::CreatePartnership, request, response);
  }

 private:
  // Tells when a batch was handled.
  class WatchedSubscriber final : public messaging::Subscriber {
   public:
    explicit WatchedSubscriber(Services& services) : services_(services) {}
    StatusOr<std::unique_ptr<messaging::Subscription>> Subscribe(
        messaging::SubscriptionOptions options, messaging::BatchHandler handler) override {
      return inner->Subscribe(std::move(options),
                              [this, handler](std::span<const messaging::Delivery> batch) {
                                const Status handled = handler(batch);
                                const auto now = SteadyClock::now();
                                for (const messaging::Delivery& one : batch)
                                  services_.Applied(one.message.key, now);
                                return handled;
                              });
    }
    messaging::Subscriber* inner = nullptr;

   private:
    Services& services_;
  };

  std::string Prefix() const { return registry_schema_.name() + "."; }

  BenchSchema registry_schema_;
  BenchSchema alignment_schema_;
  WatchedSubscriber watched_;
  std::unique_ptr<ServiceOnServers> registry_;
  std::unique_ptr<ServiceOnServers> alignment_;
  std::vector<std::unique_ptr<partner_api::PartnerService::Stub>> stubs_;
};

// A row and its commit, a message, a row and its commit.
class Raw final : public Carrier {
 public:
  explicit Raw(const Servers& servers)
      : schema_(servers), kafka_{.brokers = servers.kafka, .prefix = schema_.name() + "."} {
    Run(schema_.raw(), "CREATE TABLE sent (id TEXT PRIMARY KEY, data TEXT NOT NULL)");
    Run(schema_.raw(), "CREATE TABLE applied (id TEXT PRIMARY KEY, data TEXT NOT NULL)");
    for (int i = 0; i <= kCallers; ++i) {
      connections_.emplace_back(PQconnectdb(servers.postgres.c_str()));
      Run(connections_.back().get(), "SET search_path TO " + schema_.name());
    }
    const std::vector<kafka::TopicSpec> topics = {{.name = "topic", .partitions = 12}};
    Check(kafka::CreateTopics(kafka_, topics));
    producer_ = *kafka::MakeClient(
        RD_KAFKA_PRODUCER,
        *kafka::MakeConf(kafka_, {{"enable.idempotence", "true"}, {"linger.ms", "2"}}));
    topic_.reset(rd_kafka_topic_new(producer_.get(), (kafka_.prefix + "topic").c_str(), nullptr));
    consumer_ = *kafka::MakeClient(RD_KAFKA_CONSUMER,
                                   *kafka::MakeConf(kafka_, {{"group.id", kafka_.prefix + "group"},
                                                             {"auto.offset.reset", "earliest"}}));
    thread_ = std::jthread([this](const std::stop_token& stop) { Consume(stop); });
  }

  void Send(int caller, const std::string& id) override {
    Insert(connections_[static_cast<std::size_t>(caller)].get(), "sent", id);
    rd_kafka_produce(topic_.get(), RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY,
                     const_cast<char*>(kData.data()), kData.size(), id.data(), id.size(), nullptr);
  }

 private:
  static void Insert(PGconn* connection, const char* table, const std::string& id) {
    Run(connection, fmt::format("INSERT INTO {} VALUES ('{}', '{}')", table, id, kData));
  }

  void Consume(const std::stop_token& stop) {
    const kafka::Owned<rd_kafka_topic_partition_list_t> topics(
        rd_kafka_topic_partition_list_new(1));
    rd_kafka_topic_partition_list_add(topics.get(), (kafka_.prefix + "topic").c_str(),
                                      RD_KAFKA_PARTITION_UA);
    rd_kafka_subscribe(consumer_.get(), topics.get());
    const kafka::Owned<rd_kafka_queue_t> queue(rd_kafka_queue_get_consumer(consumer_.get()));
    std::vector<rd_kafka_message_t*> batch(256);
    while (!stop.stop_requested()) {
      rd_kafka_poll(producer_.get(), 0);
      const auto count = rd_kafka_consume_batch_queue(queue.get(), 5, batch.data(), batch.size());
      if (count > 0) Apply({batch.data(), static_cast<std::size_t>(count)});
    }
    rd_kafka_consumer_close(consumer_.get());
  }

  void Apply(std::span<rd_kafka_message_t*> batch) {
    PGconn* const connection = connections_.back().get();
    Run(connection, "BEGIN");
    std::vector<std::string> ids;
    for (rd_kafka_message_t* const one : batch) {
      const kafka::Owned<rd_kafka_message_t> message(one);
      if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) continue;
      ids.emplace_back(static_cast<const char*>(message->key), message->key_len);
      Insert(connection, "applied", ids.back());
    }
    Run(connection, "COMMIT");
    for (const std::string& id : ids) Applied(id, SteadyClock::now());
  }

  inline static const std::string kData = std::string(400, 'x');

  BenchSchema schema_;
  kafka::KafkaOptions kafka_;
  std::vector<RawConnection> connections_;  // of the callers, then of the consumer
  kafka::Owned<rd_kafka_t> producer_;
  kafka::Owned<rd_kafka_topic_t> topic_;
  kafka::Owned<rd_kafka_t> consumer_;
  std::jthread thread_;
};

struct Outcome {
  bool held = false;
  Latency command;
  Latency effect;
};

Outcome Offer(Carrier& carrier, int rate) {
  static int round = 0;
  const int count = rate * kSeconds;
  Flow flow(++round, count);
  carrier.Watch(&flow);
  const auto start = SteadyClock::now();
  Outcome outcome;
  outcome.command = LatencyOf(OpenLoop(kCallers, rate, count, [&](int caller, int i) {
    carrier.Send(caller, flow.IdOf(i));
    flow.Answered(i);
  }));
  const bool all = flow.WaitForAll(60);
  outcome.held = all && SecondsSince(start) <= kSeconds + kHeldWithin;
  carrier.Watch(nullptr);
  if (all) outcome.effect = flow.AnsweredToApplied();
  return outcome;
}

void PrintOutcome(const std::string& what, const Outcome& outcome, double target) {
  PrintLatency(what + ": command", outcome.command, 0);
  PrintLatency(what + ": then applied", outcome.effect, target);
}

}  // namespace

void BenchFlow() {
  Servers servers;
  if (!Servers::Find("flow", servers)) return;
  int highest = 0;
  {
    Services services(servers);
    Offer(services, kRates.front());  // so that connections, plans and groups are there
    for (const int rate : kRates) {
      const Outcome outcome = Offer(services, rate);
      PrintOutcome(fmt::format("{}/s{}", rate, outcome.held ? "" : " (not held)"), outcome, 0);
      if (!outcome.held) break;
      highest = rate;
    }
    PrintOutcome(fmt::format("{}/s, half of the highest held", highest / 2),
                 Offer(services, highest / 2), 0.25);
  }
  Raw raw(servers);
  Offer(raw, kRates.front());
  PrintOutcome(fmt::format("  beside libpq and librdkafka, {}/s", highest / 2),
               Offer(raw, highest / 2), 0);
}

}  // namespace tandem::bench
