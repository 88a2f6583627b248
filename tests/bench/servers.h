#pragma once

#include <memory>
#include <string>

#include <libpq-fe.h>

#include "libs/base/status.h"

// PostgreSQL, Kafka and Redis that benchmarks run on, and a raw way to the first.
namespace tandem::bench {

struct CloseConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using RawConnection = std::unique_ptr<PGconn, CloseConnection>;
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using RawResult = std::unique_ptr<PGresult, ClearResult>;

// Ends the program if the server says no.
RawResult Run(PGconn* connection, const std::string& sql);
RawResult CheckResult(PGconn* connection, PGresult* result);

// Whose addresses the environment names: TANDEM_TEST_POSTGRES, _KAFKA and _REDIS.
struct Servers {
  std::string postgres;
  std::string kafka;
  std::string redis;

  // Whether all are there; if not, says so for the benchmark of that name.
  static bool Find(const char* bench, Servers& servers);
};

// A schema of its own with an owner and the two other roles, all gone at the end.
class BenchSchema {
 public:
  explicit BenchSchema(const Servers& servers);
  ~BenchSchema();
  BenchSchema(const BenchSchema&) = delete;
  BenchSchema& operator=(const BenchSchema&) = delete;

  const std::string& name() const { return name_; }
  // The server's address for "owner", "app" or "relay".
  std::string AddressOf(const std::string& role) const;
  // As the administrator, in the schema.
  PGconn* raw() const { return admin_.get(); }

 private:
  const std::string server_;
  const std::string name_;
  RawConnection admin_;
};

}  // namespace tandem::bench
