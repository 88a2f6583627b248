#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "libs/base/status.h"
#include "libs/identity/caller.h"

// The client's end of a call.
namespace tandem::rpc {

// A channel to `address`, with a limit of 16 MiB for answers.
std::shared_ptr<grpc::Channel> MakeChannel(const std::string& address);

// Sets who calls and how long to wait.
void Prepare(grpc::ClientContext& context, const identity::Caller& caller,
             std::chrono::milliseconds deadline);

// Whether a server says that a service (with an empty name: all of it) is serving. NOT_FOUND for a
// service that it does not have, UNAVAILABLE if no server answers.
StatusOr<bool> IsServing(const std::string& address, const std::string& service);

}  // namespace tandem::rpc
