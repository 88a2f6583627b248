#pragma once

#include <memory>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/rpc/gate.h"
#include "services/fiscal_alignment/app/reciprocity/record_task.h"

namespace tandem::fiscal {

// What the calls work on; all of it outlives the service.
struct ReciprocityRpcPorts {
  rpc::Gate& gate;
  storage::Database& database;
  Repositories repositories;
  const MopRepository& mops;
  const ReciprocityStore& records;
  const ReciprocityFacts& facts;
  const Clock& clock;
  const MopAuthority& authority;
};

// tandem.fiscal.v1.ReciprocityService. Thread-safe.
std::unique_ptr<grpc::Service> MakeReciprocityRpc(const ReciprocityRpcPorts& ports);

std::vector<identity::PolicyRow> ReciprocityPolicyRows();

}  // namespace tandem::fiscal
