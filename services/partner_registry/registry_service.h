#pragma once

#include <memory>
#include <string>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/base/clock.h"
#include "libs/base/ids.h"
#include "libs/messaging/bus.h"
#include "libs/messaging/outbox.h"
#include "libs/messaging/relay.h"
#include "libs/observe/log.h"
#include "libs/process/service.h"
#include "libs/rpc/gate.h"
#include "libs/storage/database.h"
#include "libs/storage/migrator.h"
#include "libs/storage/request_log_keeper.h"

namespace tandem::partner {

// What the service runs on; all of it outlives the service.
struct RegistryPorts {
  storage::Database& database;
  storage::Database& outbox_database;  // the same one, perhaps with the relay's rights alone
  messaging::Publisher& publisher;
  rpc::Gate& gate;
  const Clock& clock;
  IdSource& ids;
};

// The partner registry as a part of a process: its tables, its gRPC services and the relay of its
// events. The host that serves them is stopped before it. Start fails as
// storage::CheckSchema does. Start and Stop are called by one thread.
class RegistryService final : public process::Service {
 public:
  // `holder` names this process in the relay's lease.
  RegistryService(const RegistryPorts& ports, std::string holder, observe::Log log);
  ~RegistryService() override;

  // The tables that it needs.
  static storage::Schema Schema();

  std::string name() const override { return "partner registry"; }
  Status Start() override;
  void Stop() override;

  // For a simulator, which has one thread: in the place of Start, and then round by round what
  // Start runs on threads.
  Status Prepare();
  struct Rounds {
    messaging::Relay& relay;
    storage::RequestLogKeeper& request_log;
  };
  Rounds rounds() { return {relay_, request_log_}; }

  std::vector<process::GrpcService> grpc_services() override;
  void AddGauges(observe::Metrics& metrics) override;

 private:
  RegistryPorts ports_;
  observe::Log log_;
  messaging::Relay relay_;
  messaging::Outbox outbox_;
  std::unique_ptr<grpc::Service> partners_;
  std::unique_ptr<grpc::Service> people_;
  std::unique_ptr<grpc::Service> portfolios_;
  std::unique_ptr<grpc::Service> verifications_;
  std::unique_ptr<grpc::Service> calendar_files_;
  storage::RequestLogKeeper request_log_;
};

}  // namespace tandem::partner
