#include "tests/bench/servers.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "libs/base/ids.h"
#include "tests/bench/calls.h"

namespace tandem::bench {
namespace {

constexpr std::array kRoles = {"owner", "app", "relay"};

std::string Variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

RawResult CheckResult(PGconn* connection, PGresult* result) {
  RawResult owned(result);
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    Check(Internal(PQerrorMessage(connection)));
  }
  return owned;
}

RawResult Run(PGconn* connection, const std::string& sql) {
  return CheckResult(connection, PQexec(connection, sql.c_str()));
}

bool Servers::Find(const char* bench, Servers& servers) {
  servers = {.postgres = Variable("TANDEM_TEST_POSTGRES"),
             .kafka = Variable("TANDEM_TEST_KAFKA"),
             .redis = Variable("TANDEM_TEST_REDIS")};
  if (!servers.postgres.empty() && !servers.kafka.empty() && !servers.redis.empty()) return true;
  fmt::print("{}: left out, TANDEM_TEST_POSTGRES, _KAFKA and _REDIS name no servers\n", bench);
  return false;
}

BenchSchema::BenchSchema(const Servers& servers)
    : server_(servers.postgres),
      name_("bench_" + RandomIds().NewId()),
      admin_(PQconnectdb(servers.postgres.c_str())) {
  Run(raw(), "SET client_min_messages = warning");
  for (const char* role : kRoles) {
    Run(raw(), fmt::format("CREATE ROLE {}_{} LOGIN PASSWORD 'x'", name_, role));
  }
  Run(raw(), fmt::format("CREATE SCHEMA {0} AUTHORIZATION {0}_owner", name_));
  Run(raw(), "SET search_path TO " + name_);
}

BenchSchema::~BenchSchema() {
  for (const char* role : kRoles) {
    Run(raw(), fmt::format("DROP OWNED BY {}_{} CASCADE", name_, role));
    Run(raw(), fmt::format("DROP ROLE {}_{}", name_, role));
  }
}

std::string BenchSchema::AddressOf(const std::string& role) const {
  return fmt::format("{} user={}_{} password=x", server_, name_, role);
}

}  // namespace tandem::bench
