#pragma once

#include <functional>
#include <memory>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/ids.h"
#include "libs/cache/cache.h"
#include "libs/messaging/bus.h"
#include "libs/observe/log.h"
#include "libs/process/process.h"
#include "libs/production/production_settings.h"
#include "libs/rpc/gate.h"
#include "libs/storage/database.h"

namespace tandem::production {

// What a service of the production shape is made with.
struct Engines {
  storage::Database& database;
  storage::Database& outbox_database;  // the same one as the relay's role sees it
  messaging::Publisher& publisher;
  messaging::Subscriber& subscriber;
  cache::Cache& cache;
  rpc::Gate& gate;
  const Clock& clock;
  IdSource& ids;
  std::function<std::string()> web_url;  // Process::web_url
  std::string holder;                    // names the process in leases
  observe::Log log;
};

// The adapters of one process: PostgreSQL, Kafka, Redis. PostgreSQL has to answer when it is
// opened; the other two are waited for while the process runs. Thread-safe as each of them.
class EngineSet {
 public:
  // `schema_name` is that of the service's tables. INVALID_ARGUMENT for a setting that is missing
  // or cannot be read; else as PostgresDatabase::Open.
  static StatusOr<std::unique_ptr<EngineSet>> Open(const ProductionSettings& settings,
                                                   const std::string& schema_name,
                                                   const observe::Log& log);
  ~EngineSet();

  // The process outlives what is made with it.
  Engines For(process::Process& process);

 private:
  struct Adapters;
  explicit EngineSet(std::unique_ptr<Adapters> adapters);

  std::unique_ptr<Adapters> adapters_;
};

// The database as its owner sees it, who makes the tables.
StatusOr<std::unique_ptr<storage::Database>> OpenAsOwner(const ProductionSettings& settings,
                                                         const std::string& schema_name);

}  // namespace tandem::production
