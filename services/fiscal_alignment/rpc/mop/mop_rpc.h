#pragma once

#include <memory>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/identity/policy.h"
#include "libs/rpc/gate.h"
#include "services/fiscal_alignment/app/mop/mop_desk.h"
#include "services/fiscal_alignment/rpc/mop/offer_link_calls.h"

namespace tandem::fiscal {

// What the calls work on; all of it outlives the service.
struct MopRpcPorts {
  rpc::Gate& gate;
  storage::Database& database;
  const MopDesk& desk;
  const Clock& clock;
  const OfferLinkCalls* offer_links = nullptr;  // none: this server has no page for offers
};

// tandem.fiscal.v1.MopService. Thread-safe.
std::unique_ptr<grpc::Service> MakeMopRpc(const MopRpcPorts& ports);

// Who of them may act is a matter of the partnership, which MopAuthority knows.
std::vector<identity::PolicyRow> MopPolicyRows();

}  // namespace tandem::fiscal
