#pragma once

#include <functional>
#include <memory>
#include <string>

#include "libs/process/process.h"
#include "libs/production/engines.h"
#include "libs/storage/migrator.h"
#include "tests/bench/servers.h"

// Services as their programs run them, in this process, on PostgreSQL, Kafka and Redis.
namespace tandem::bench {

using MakeService =
    std::function<std::unique_ptr<process::Service>(const production::Engines& engines)>;

// A running service. Services of one topic prefix hear of each other.
class ServiceOnServers {
 public:
  ServiceOnServers(const Servers& servers, const BenchSchema& schema, const std::string& prefix,
                   const storage::Schema& tables, const MakeService& make);
  ~ServiceOnServers();
  ServiceOnServers(const ServiceOnServers&) = delete;
  ServiceOnServers& operator=(const ServiceOnServers&) = delete;

  std::string address() const { return process_.address(); }

 private:
  production::ProductionSettings settings_;
  std::unique_ptr<production::EngineSet> engines_;
  std::unique_ptr<process::Service> service_;
  process::Process process_;  // goes before the service
};

std::unique_ptr<ServiceOnServers> RunRegistry(const Servers& servers, const BenchSchema& schema,
                                              const std::string& prefix);
// With other ports in the place of the engines' own, if they are given.
struct AlignmentPorts {
  std::function<messaging::Subscriber&(messaging::Subscriber& own)> subscriber;
  cache::Cache* cache = nullptr;
};
std::unique_ptr<ServiceOnServers> RunAlignment(const Servers& servers, const BenchSchema& schema,
                                               const std::string& prefix,
                                               const AlignmentPorts& others = {});

}  // namespace tandem::bench
