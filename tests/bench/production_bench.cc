// Commands to the partner registry on PostgreSQL, beside the same statements through libpq.
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tandem/partner/v1/partner_service.grpc.pb.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"
#include "tests/bench/production_services.h"
#include "tests/bench/servers.h"

namespace tandem::bench {
namespace {

namespace partner_api = tandem::partner::v1;

constexpr int kCommands = 2'000;

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
  const auto registry = RunRegistry(servers, schema, schema.name() + ".");
  std::vector<std::unique_ptr<partner_api::PartnerService::Stub>> stubs;
  for (int i = 0; i < kCallers; ++i) {
    stubs.push_back(partner_api::PartnerService::NewStub(rpc::MakeChannel(registry->address())));
  }
  CreateVendor(*stubs.front());
  std::vector<std::unique_ptr<RawCaller>> raw;
  for (int i = 0; i < kCallers; ++i) raw.push_back(std::make_unique<RawCaller>(schema));
  int round = 0;
  Compare(
      {"durable command on PostgreSQL over gRPC, 16 callers", kCommands,
       [&] {
         CreatePartnerships(++round, kCommands, [&](int caller) -> auto& {
           return *stubs[static_cast<std::size_t>(caller)];
         });
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
