#pragma once

#include <memory>

#include <grpcpp/impl/codegen/service_type.h>

#include "services/partner_registry/rpc/case_runner.h"

namespace tandem::partner {

// The implementation of tandem.partner.v1.CalendarFileService. Files are read outside of the
// transactions that apply them. Thread-safe.
std::unique_ptr<grpc::Service> MakeCalendarFileRpc(HandlerPorts ports);

}  // namespace tandem::partner
