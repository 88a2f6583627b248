#include "tests/bench/production_services.h"

#include <vector>

#include "libs/kafka/kafka_topics.h"
#include "libs/postgres/postgres_database.h"
#include "libs/postgres/row_security.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/partner_registry/registry_service.h"
#include "tests/bench/calls.h"

namespace tandem::bench {
namespace {

production::ProductionSettings SettingsOf(const Servers& servers, const BenchSchema& schema,
                                          const std::string& prefix) {
  production::ProductionSettings settings;
  settings.process.listen = "127.0.0.1:0";
  settings.process.metrics_listen = "127.0.0.1:0";
  settings.process.web_listen = "127.0.0.1:0";
  settings.postgres = schema.AddressOf("app");
  settings.postgres_relay = schema.AddressOf("relay");
  settings.kafka = servers.kafka;
  settings.kafka_prefix = prefix;
  settings.redis = servers.redis;
  return settings;
}

void MakeTables(const BenchSchema& schema, const storage::Schema& tables) {
  const auto owner = *postgres::PostgresDatabase::Open(
      {.server = schema.AddressOf("owner"), .schema = schema.name()});
  Check(storage::Migrate(*owner, tables));
  Check(postgres::GrantRights(*owner, schema.name(),
                              {schema.name() + "_app", schema.name() + "_relay"}));
}

}  // namespace

ServiceOnServers::ServiceOnServers(const Servers& servers, const BenchSchema& schema,
                                   const std::string& prefix, const storage::Schema& tables,
                                   const MakeService& make)
    : settings_(SettingsOf(servers, schema, prefix)), process_(settings_.process, {}) {
  MakeTables(schema, tables);
  const std::vector<kafka::TopicSpec> topics = {{.name = "tandem.partner.v1", .partitions = 12},
                                                {.name = "tandem.fiscal.v1", .partitions = 12}};
  Check(kafka::CreateTopics({.brokers = servers.kafka, .prefix = prefix}, topics));
  engines_ = *production::EngineSet::Open(settings_, schema.name(), {});
  service_ = make(engines_->For(process_));
  Check(process_.Add(*service_));
  Check(process_.Start());
}

ServiceOnServers::~ServiceOnServers() { process_.Stop(); }

std::unique_ptr<ServiceOnServers> RunRegistry(const Servers& servers, const BenchSchema& schema,
                                              const std::string& prefix) {
  const auto make = [](const production::Engines& engines) {
    return std::make_unique<partner::RegistryService>(
        partner::RegistryPorts{engines.database, engines.outbox_database, engines.publisher,
                               engines.gate, engines.clock, engines.ids},
        engines.holder, engines.log);
  };
  return std::make_unique<ServiceOnServers>(servers, schema, prefix,
                                            partner::RegistryService::Schema(), make);
}

std::unique_ptr<ServiceOnServers> RunAlignment(const Servers& servers, const BenchSchema& schema,
                                               const std::string& prefix,
                                               const AlignmentPorts& others) {
  const auto make = [&](const production::Engines& engines) {
    return std::make_unique<fiscal::FiscalAlignment>(
        fiscal::FiscalAlignmentPorts{
            engines.database, engines.outbox_database, engines.publisher,
            others.subscriber ? others.subscriber(engines.subscriber) : engines.subscriber,
            others.cache != nullptr ? *others.cache : engines.cache, engines.gate, engines.clock,
            engines.ids},
        fiscal::FiscalAlignmentOptions{.holder = engines.holder, .recompute = {}}, engines.log);
  };
  return std::make_unique<ServiceOnServers>(servers, schema, prefix,
                                            fiscal::FiscalAlignment::Schema(), make);
}

}  // namespace tandem::bench
