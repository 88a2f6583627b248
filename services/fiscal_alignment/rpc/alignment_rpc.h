#pragma once

#include <functional>
#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/cache/cache.h"
#include "libs/rpc/gate.h"
#include "services/fiscal_alignment/app/repositories.h"

namespace tandem::fiscal {

// What the calls work on; all of it outlives the service.
struct AlignmentRpcPorts {
  rpc::Gate& gate;
  storage::Database& database;
  Repositories repositories;
  cache::Cache& cache;
  const Clock& clock;
  std::function<void()> wake;  // called after a commit with something to compute
};

// tandem.fiscal.v1.AlignmentService. Thread-safe.
std::unique_ptr<grpc::Service> MakeAlignmentRpc(const AlignmentRpcPorts& ports);

}  // namespace tandem::fiscal
