#pragma once

#include <map>
#include <string>

#include <grpcpp/test/server_context_test_spouse.h>

#include "libs/base/status.h"
#include "libs/identity/caller.h"
#include "libs/rpc/status_mapping.h"
#include "tests/sim/world/node.h"

namespace tandem::sim {

inline constexpr const char* kOperator = "person=olga; roles=operator";

template <typename Service, typename Request, typename Response>
using Method = grpc::Status (Service::*)(grpc::ServerContext*, const Request*, Response*);

// Calls a method of a service as gRPC's server does, on this thread and without a network.
// UNAVAILABLE while its process is down.
template <typename Service, typename Request, typename Response>
StatusOr<Response> Call(const Endpoints& endpoints, Method<Service, Request, Response> method,
                        const Request& request, const std::string& caller = kOperator) {
  Service* const service = std::get<Service*>(endpoints);
  if (service == nullptr) return Unavailable("nobody listens");
  grpc::ServerContext context;
  grpc::testing::ServerContextTestSpouse spouse(&context);
  spouse.AddClientMetadata(std::string(identity::kCallerHeader), caller);
  Response response;
  const Status status = rpc::FromGrpc((service->*method)(&context, &request, &response));
  if (!status.ok()) return status;
  return response;
}

}  // namespace tandem::sim
