#include "libs/production/engines.h"

#include <fmt/format.h>

#include "libs/config/settings_table.h"
#include "libs/kafka/kafka_publisher.h"
#include "libs/kafka/kafka_subscriber.h"
#include "libs/postgres/postgres_database.h"
#include "libs/redis/redis_cache.h"

namespace tandem::production {
namespace {

constexpr int kRelayConnections = 2;

Status CheckGiven(const std::string& name, const std::string& value) {
  if (!value.empty()) return OkStatus();
  return InvalidArgument(
      fmt::format("{} ({}): must be given", name, config::EnvironmentName(name)));
}

StatusOr<std::unique_ptr<storage::Database>> OpenDatabase(const std::string& server,
                                                          const std::string& schema_name,
                                                          int connections) {
  ASSIGN_OR_RETURN(auto database,
                   postgres::PostgresDatabase::Open(
                       {.server = server, .schema = schema_name, .connections = connections}));
  return std::unique_ptr<storage::Database>(std::move(database));
}

}  // namespace

struct EngineSet::Adapters {
  std::unique_ptr<storage::Database> database;
  std::unique_ptr<storage::Database> outbox_database;
  std::unique_ptr<kafka::KafkaPublisher> publisher;
  std::unique_ptr<kafka::KafkaSubscriber> subscriber;
  std::unique_ptr<redis::RedisCache> cache;
  SystemClock clock;
  RandomIds ids;
  std::string holder;
  observe::Log log;
};

EngineSet::EngineSet(std::unique_ptr<Adapters> adapters) : adapters_(std::move(adapters)) {}
EngineSet::~EngineSet() = default;

StatusOr<std::unique_ptr<EngineSet>> EngineSet::Open(const ProductionSettings& settings,
                                                     const std::string& schema_name,
                                                     const observe::Log& log) {
  RETURN_IF_ERROR(CheckGiven("postgres", settings.postgres));
  RETURN_IF_ERROR(CheckGiven("kafka", settings.kafka));
  RETURN_IF_ERROR(CheckGiven("redis", settings.redis));
  auto adapters = std::make_unique<Adapters>();
  adapters->log = log;
  adapters->holder = settings.instance.empty() ? adapters->ids.NewId() : settings.instance;
  ASSIGN_OR_RETURN(adapters->database,
                   OpenDatabase(settings.postgres, schema_name, settings.postgres_connections));
  ASSIGN_OR_RETURN(
      adapters->outbox_database,
      OpenDatabase(settings.postgres_relay.empty() ? settings.postgres : settings.postgres_relay,
                   schema_name, kRelayConnections));
  const kafka::KafkaOptions kafka{
      .brokers = settings.kafka, .prefix = settings.kafka_prefix, .client = adapters->holder};
  ASSIGN_OR_RETURN(adapters->publisher, kafka::KafkaPublisher::Create(kafka));
  adapters->subscriber = std::make_unique<kafka::KafkaSubscriber>(kafka);
  ASSIGN_OR_RETURN(
      adapters->cache,
      redis::RedisCache::Create({.server = settings.redis,
                                 .on_failure = observe::WarningOf(
                                     log, "Redis cannot be used; values are computed instead")}));
  return std::unique_ptr<EngineSet>(new EngineSet(std::move(adapters)));
}

Engines EngineSet::For(process::Process& process) {
  return {.database = *adapters_->database,
          .outbox_database = *adapters_->outbox_database,
          .publisher = *adapters_->publisher,
          .subscriber = *adapters_->subscriber,
          .cache = *adapters_->cache,
          .gate = process.gate(),
          .clock = adapters_->clock,
          .ids = adapters_->ids,
          .web_url = [&process] { return process.web_url(); },
          .holder = adapters_->holder,
          .log = adapters_->log};
}

StatusOr<std::unique_ptr<storage::Database>> OpenAsOwner(const ProductionSettings& settings,
                                                         const std::string& schema_name) {
  RETURN_IF_ERROR(CheckGiven("postgres", settings.postgres));
  return OpenDatabase(settings.postgres, schema_name, 1);
}

}  // namespace tandem::production
