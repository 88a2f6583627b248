#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/identity/caller.h"
#include "services/tandem/remote/server_options.h"

namespace grpc {
class Channel;
class ClientContext;
class Status;
}  // namespace grpc

namespace tandem::client {

// Which service a command asks; each may have a server of its own.
enum class Api { kPartner, kFiscal };

// A server that a command asks. Nothing is sent before the first call. Thread-safe.
class Connection {
 public:
  using Call = std::function<grpc::Status(grpc::ClientContext&)>;

  // INVALID_ARGUMENT for a caller or an address that cannot be read.
  static StatusOr<Connection> Open(const ServerOptions& options, Api api);

  // Makes one call on the resource of this name, whose vendor becomes that of the caller. A
  // repeatable one is made again, a few times and with pauses, if no answer comes. UNAVAILABLE
  // that names the address if there is no server.
  Status Ask(std::string_view resource, bool repeatable, const Call& call) const;

  // Who asks; of no vendor yet.
  const identity::Caller& caller() const { return caller_; }
  const std::string& address() const { return address_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  Connection() = default;

  // The error as people read it.
  Status Explained(const Status& status) const;
  bool IsUnreachable(const Status& status) const;

  std::string address_;
  identity::Caller caller_;
  std::chrono::seconds deadline_{30};
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace tandem::client
