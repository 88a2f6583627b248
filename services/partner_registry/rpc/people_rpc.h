#pragma once

#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "services/partner_registry/rpc/case_runner.h"

namespace tandem::partner {

// The implementations of tandem.partner.v1.PeopleService and PortfolioService. Thread-safe.
std::unique_ptr<grpc::Service> MakePeopleRpc(HandlerPorts ports);
std::unique_ptr<grpc::Service> MakePortfolioRpc(HandlerPorts ports);

}  // namespace tandem::partner
