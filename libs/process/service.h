#pragma once

#include <string>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/identity/policy.h"
#include "libs/lifecycle/stack.h"
#include "libs/messaging/consumer.h"
#include "libs/observe/metrics.h"

namespace tandem::process {

// A service as a part of a process, alone in it or beside others.
class Service : public lifecycle::Component {
 public:
  // Of the gRPC service: "tandem.partner.v1.PartnerService".
  virtual std::string full_name() const = 0;
  virtual grpc::Service& service() = 0;
  // Who may call which of its methods.
  virtual const std::vector<identity::PolicyRow>& policies() const = 0;
  // Those whose dead letters an operator handles.
  virtual std::vector<messaging::Consumer*> consumers() { return {}; }
  // Adds what an operator looks at first: does anything wait, and for how long.
  virtual void AddGauges(observe::Metrics& metrics) = 0;
};

}  // namespace tandem::process
