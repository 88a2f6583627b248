#pragma once

#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "services/partner_registry/rpc/case_runner.h"

namespace tandem::partner {

// The implementation of tandem.partner.v1.VerificationService. Thread-safe.
std::unique_ptr<grpc::Service> MakeVerificationRpc(HandlerPorts ports);

}  // namespace tandem::partner
