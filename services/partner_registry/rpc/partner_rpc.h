#pragma once

#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/base/clock.h"
#include "libs/rpc/gate.h"
#include "libs/storage/database.h"
#include "services/partner_registry/rpc/transaction_ports.h"

namespace tandem::partner {

// What the handlers work with; what is referred to outlives them.
struct PartnerRpcPorts {
  rpc::Gate& gate;
  storage::Database& database;
  TransactionPorts transaction;
  const Clock& clock;
};

// The implementation of tandem.partner.v1.PartnerService. Thread-safe.
std::unique_ptr<grpc::Service> MakePartnerRpc(PartnerRpcPorts ports);

}  // namespace tandem::partner
