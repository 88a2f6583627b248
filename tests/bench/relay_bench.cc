// The relay beside the least that could do its work: read rows, produce, mark.
#include <memory>
#include <string>

#include <fmt/format.h>

#include "libs/kafka/kafka_client.h"
#include "libs/kafka/kafka_publisher.h"
#include "libs/kafka/kafka_topics.h"
#include "libs/messaging/outbox.h"
#include "libs/messaging/relay.h"
#include "libs/postgres/postgres_database.h"
#include "libs/storage/lease.h"
#include "libs/storage/migrator.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"
#include "tests/bench/servers.h"

namespace tandem::bench {
namespace {

constexpr int kEvents = 40'000;
constexpr int kBatch = 500;

// A schema with an outbox, and a topic.
class Place {
 public:
  explicit Place(const Servers& servers)
      : schema_(servers), kafka_{.brokers = servers.kafka, .prefix = schema_.name() + "."} {
    database_ = *postgres::PostgresDatabase::Open(
        {.server = schema_.AddressOf("owner"), .schema = schema_.name()});
    Check(storage::Migrate(*database_, {{"messaging", messaging::Migrations()},
                                        {"leases", storage::LeaseMigrations()}}));
    const std::vector<kafka::TopicSpec> topics = {{.name = "topic", .partitions = 12}};
    Check(kafka::CreateTopics(kafka_, topics));
  }

  // Events of 1,000 keys and some 500 bytes that wait, as services write them.
  void Fill() {
    Run(raw(), "TRUNCATE outbox");
    Run(raw(),
        fmt::format("INSERT INTO outbox (id, topic, aggregatetype, aggregateid, type, headers, "
                    "payload, created_at) SELECT i, 'topic', 'partnership', "
                    "'vendors/acme/partnerships/p' || (i % 1000), 'tandem.Bench', "
                    "'[[\"ce_id\",\"' || i || '\"],[\"ce_type\",\"tandem.Bench\"]]', "
                    "decode(repeat('ab', 400), 'hex'), 0 FROM generate_series(1, {}) i",
                    kEvents));
    Run(raw(), "ANALYZE outbox");
  }

  PGconn* raw() const { return schema_.raw(); }
  storage::Database& database() { return *database_; }
  const kafka::KafkaOptions& kafka() const { return kafka_; }

 private:
  BenchSchema schema_;
  std::unique_ptr<postgres::PostgresDatabase> database_;
  kafka::KafkaOptions kafka_;
};

void RunRelay(Place& place, messaging::Publisher& publisher) {
  messaging::Relay relay(place.database(), publisher,
                         {.name = "bench", .holder = "bench", .batch = kBatch});
  int published = 0;
  while (published < kEvents) {
    const auto round = relay.PublishOnce();
    Check(round.status());
    published += *round;
  }
}

// Reads, produces and marks one batch; how many rows it had.
int RawRound(Place& place, rd_kafka_t* producer, const std::string& topic) {
  const RawResult rows = Run(
      place.raw(), fmt::format("SELECT number, aggregateid, payload FROM outbox WHERE published_at "
                               "IS NULL ORDER BY number LIMIT {}",
                               kBatch));
  std::string numbers;
  const std::unique_ptr<rd_kafka_topic_t, decltype(&rd_kafka_topic_destroy)> handle(
      rd_kafka_topic_new(producer, topic.c_str(), nullptr), rd_kafka_topic_destroy);
  for (int i = 0; i < PQntuples(rows.get()); ++i) {
    const char* const key = PQgetvalue(rows.get(), i, 1);
    const auto size = static_cast<std::size_t>(PQgetlength(rows.get(), i, 2));
    rd_kafka_produce(handle.get(), RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY,
                     PQgetvalue(rows.get(), i, 2), size / 2, key,
                     static_cast<std::size_t>(PQgetlength(rows.get(), i, 1)), nullptr);
    numbers += (numbers.empty() ? "" : ",") + std::string(PQgetvalue(rows.get(), i, 0));
  }
  rd_kafka_flush(producer, 10'000);
  if (!numbers.empty()) {
    Run(place.raw(),
        fmt::format("UPDATE outbox SET published_at = 1 WHERE number = ANY('{{{}}}')", numbers));
  }
  return PQntuples(rows.get());
}

}  // namespace

void BenchRelay() {
  Servers servers;
  if (!Servers::Find("relay", servers)) return;
  Place place(servers);
  const auto publisher = *kafka::KafkaPublisher::Create(place.kafka());
  auto conf = *kafka::MakeConf(
      place.kafka(),
      {{"enable.idempotence", "true"}, {"linger.ms", "2"}, {"partitioner", "murmur2_random"}});
  const auto producer = *kafka::MakeClient(RD_KAFKA_PRODUCER, std::move(conf));
  const std::string topic = place.kafka().prefix + "topic";
  Compare({"event from PostgreSQL to Kafka by the relay", kEvents,
           [&] { RunRelay(place, *publisher); }, [&] { place.Fill(); }},
          1.0 / 20'000,
          {{"a loop that reads, produces and marks the same rows", kEvents,
            [&] {
              while (RawRound(place, producer.get(), topic) > 0) {
              }
            },
            [&] { place.Fill(); }}},
          5, Clock::kWall);
}

}  // namespace tandem::bench
