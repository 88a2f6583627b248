#pragma once

#include <string>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/base/status.h"
#include "libs/http/message.h"
#include "libs/identity/policy.h"
#include "libs/lifecycle/stack.h"
#include "libs/messaging/consumer.h"
#include "libs/observe/metrics.h"
#include "libs/rpc/host.h"

namespace tandem::process {

// A gRPC service and who may call which of its methods.
struct GrpcService {
  std::string full_name;  // "tandem.partner.v1.PartnerService"
  grpc::Service& service;
  std::vector<identity::PolicyRow> policies;
};

// A service as a part of a process, alone in it or beside others.
class Service : public lifecycle::Component {
 public:
  // What it answers over gRPC; the same at any time.
  virtual std::vector<GrpcService> grpc_services() = 0;
  // The pages and feeds that it answers over HTTP; the same at any time.
  virtual std::vector<http::Route> web_routes() { return {}; }
  // Those whose dead letters an operator handles.
  virtual std::vector<messaging::Consumer*> consumers() { return {}; }
  // Adds what an operator looks at first: does anything wait, and for how long.
  virtual void AddGauges(observe::Metrics& metrics) = 0;
};

// Before the host is started.
inline Status AddTo(rpc::Host& host, Service& service) {
  for (const GrpcService& one : service.grpc_services()) {
    RETURN_IF_ERROR(host.Add(one.service, one.full_name, one.policies));
  }
  return OkStatus();
}

}  // namespace tandem::process
