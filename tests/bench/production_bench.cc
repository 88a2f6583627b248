// Commands to the partner registry on PostgreSQL, beside the same statements through libpq.
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "libs/kafka/kafka_topics.h"
#include "libs/postgres/postgres_database.h"
#include "libs/postgres/row_security.h"
#include "libs/process/process.h"
#include "libs/production/engines.h"
#include "services/partner_registry/registry_service.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"
#include "tests/bench/servers.h"

namespace tandem::bench {
namespace {

namespace partner_api = tandem::partner::v1;
using Stub = partner_api::PartnerService::Stub;

constexpr int kCommands = 2'000;

// The registry as its program runs it, in this process.
class Registry {
 public:
  Registry(const Servers& servers, const BenchSchema& schema)
      : process_(Settings(servers, schema), {}) {
    const auto owner = *postgres::PostgresDatabase::Open(
        {.server = schema.AddressOf("owner"), .schema = schema.name()});
    Check(storage::Migrate(*owner, partner::RegistryService::Schema()));
    Check(postgres::GrantRights(*owner, schema.name(),
                                {schema.name() + "_app", schema.name() + "_relay"}));
    const std::vector<kafka::TopicSpec> topics = {{.name = "tandem.partner.v1", .partitions = 12}};
    Check(kafka::CreateTopics({.brokers = servers.kafka, .prefix = schema.name() + "."}, topics));
    engines_ = *production::EngineSet::Open(settings_, schema.name(), {});
    const production::Engines engines = engines_->For(process_.gate());
    service_ = std::make_unique<partner::RegistryService>(
        partner::RegistryPorts{engines.database, engines.outbox_database, engines.publisher,
                               engines.gate, engines.clock, engines.ids},
        engines.holder, engines.log);
    Check(process_.Add(*service_));
    Check(process_.Start());
    for (int i = 0; i < kCallers; ++i) {
      stubs_.push_back(partner_api::PartnerService::NewStub(rpc::MakeChannel(process_.address())));
    }
  }
  ~Registry() { process_.Stop(); }

  Stub& stub(int caller) { return *stubs_[static_cast<std::size_t>(caller)]; }

 private:
  const process::ProcessSettings& Settings(const Servers& servers, const BenchSchema& schema) {
    settings_.process.listen = "127.0.0.1:0";
    settings_.process.metrics_listen = "127.0.0.1:0";
    settings_.postgres = schema.AddressOf("app");
    settings_.postgres_relay = schema.AddressOf("relay");
    settings_.kafka = servers.kafka;
    settings_.kafka_prefix = schema.name() + ".";
    settings_.redis = servers.redis;
    return settings_.process;
  }

  production::ProductionSettings settings_;
  std::unique_ptr<production::EngineSet> engines_;
  std::unique_ptr<partner::RegistryService> service_;
  process::Process process_;  // goes before the service
  std::vector<std::unique_ptr<Stub>> stubs_;
};

// The statements of one such command; $1 is the partnership's id.
constexpr std::array kStatements = {
    "SELECT set_config('app.vendor', 'acme', true), $1",
    "SELECT CAST(pg_advisory_xact_lock(hashtextextended($1, 0)) AS TEXT)",
    "SELECT fingerprint, answer FROM request_log WHERE vendor = 'acme' AND method = 'raw' AND "
    "request_id = $1",
    "SELECT vendor, display_name, revision FROM vendors WHERE vendor = 'acme' AND $1 <> ''",
    "SELECT partnership, display_name FROM partnerships WHERE vendor = 'acme' AND partnership = $1",
    "INSERT INTO partnerships VALUES ('acme', $1, 'Partner', 1, 0, 0)",
    "INSERT INTO organisation_settings VALUES ('acme', $1, 'US', 65, 0, '[]', 1, 0)",
    "INSERT INTO changes VALUES ('acme', 0, $1, $1, 'partnership', 'CreatePartnership', 'bench', "
    "$1, "
    "'[[\"display_name\",\"\",\"Partner\"]]')",
    "INSERT INTO outbox_sequences VALUES ('vendors/acme/partnerships/' || $1, 1)",
    "INSERT INTO outbox (id, topic, aggregatetype, aggregateid, type, headers, payload, "
    "created_at, "
    "published_at) VALUES ($1, 'tandem.partner.v1', 'partnership', 'vendors/acme/partnerships/' || "
    "$1, 'raw', repeat('x', 300), decode(repeat('ab', 100), 'hex'), 0, 0)",
    "INSERT INTO request_log VALUES ('acme', 'raw', $1, repeat('f', 64), decode(repeat('ab', 100), "
    "'hex'), 0)",
};

class RawCaller {
 public:
  explicit RawCaller(const BenchSchema& schema)
      : connection_(PQconnectdb(schema.AddressOf("app").c_str())) {
    Run(connection_.get(), "SET search_path TO " + schema.name());
    const Oid text = 25;
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
      CheckResult(connection_.get(), PQprepare(connection_.get(), fmt::format("s{}", i).c_str(),
                                               kStatements.at(i), 1, &text));
    }
  }
  void RunCommand(const std::string& id) {
    Run(connection_.get(), "BEGIN");
    const char* const value = id.c_str();
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
      CheckResult(connection_.get(),
                  PQexecPrepared(connection_.get(), fmt::format("s{}", i).c_str(), 1, &value,
                                 nullptr, nullptr, 1));
    }
    Run(connection_.get(), "COMMIT");
  }

 private:
  RawConnection connection_;
};

}  // namespace

void BenchProductionCommands() {
  Servers servers;
  if (!Servers::Find("production-commands", servers)) return;
  const BenchSchema schema(servers);
  Registry registry(servers, schema);
  CreateVendor(registry.stub(0));
  std::vector<std::unique_ptr<RawCaller>> raw;
  for (int i = 0; i < kCallers; ++i) raw.push_back(std::make_unique<RawCaller>(schema));
  int round = 0;
  Compare(
      {"durable command on PostgreSQL over gRPC, 16 callers", kCommands,
       [&] {
         CreatePartnerships(++round, kCommands,
                            [&](int caller) -> auto& { return registry.stub(caller); });
       }},
      0,
      {{"the same statements through libpq, 16 callers", kCommands,
        [&] {
          Concurrently(kCallers, kCommands, [&](int caller, int i) {
            raw[static_cast<std::size_t>(caller)]->RunCommand(fmt::format("raw{}-{}", round, i));
          });
        }}},
      7, Clock::kWall);
}

}  // namespace tandem::bench
