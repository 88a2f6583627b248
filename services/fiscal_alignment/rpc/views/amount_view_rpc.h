#pragma once

#include <memory>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/identity/policy.h"
#include "libs/rpc/gate.h"
#include "services/fiscal_alignment/app/amounts/view_amount.h"

namespace tandem::fiscal {

// What the call works on; all of it outlives the service.
struct AmountViewRpcPorts {
  rpc::Gate& gate;
  storage::Database& database;
  Repositories repositories;
  const MopPeriods& mops;
};

// tandem.fiscal.v1.AmountViewService. Thread-safe.
std::unique_ptr<grpc::Service> MakeAmountViewRpc(const AmountViewRpcPorts& ports);

// Everybody may see an amount, a partner's people in their own partnership only.
std::vector<identity::PolicyRow> AmountViewPolicyRows();

}  // namespace tandem::fiscal
