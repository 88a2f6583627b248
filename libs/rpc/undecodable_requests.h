#pragma once

#include <memory>

#include <grpcpp/support/server_interceptor.h>

namespace tandem::rpc {

// gRPC answers a request that it cannot read (damaged, or text that is not UTF-8) with INTERNAL, as
// if we were to blame. This turns it into INVALID_ARGUMENT; such calls never reach the gate.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> BlameUndecodableRequests();

}  // namespace tandem::rpc
