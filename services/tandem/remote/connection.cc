#include "services/tandem/remote/connection.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "libs/rpc/channel.h"
#include "libs/rpc/status_mapping.h"

namespace tandem::client {
namespace {

using std::chrono::milliseconds;

// Before a call is made again.
constexpr std::array kPauses = {milliseconds(100), milliseconds(500), milliseconds(2000)};

std::string FromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

// The side of which all the roles are.
StatusOr<identity::Caller> WithSide(identity::Caller caller) {
  using identity::Role;
  const auto partners = std::ranges::count_if(caller.roles, [](Role role) {
    return role == Role::kPartnerExecutive || role == Role::kPartnerRep;
  });
  if (partners == 0) return caller;
  if (partners != std::ssize(caller.roles)) {
    return InvalidField("--as", "somebody acts for the vendor or for a partner, not for both");
  }
  caller.side = identity::Side::kPartner;
  return caller;
}

// "ann:chief,manager"; without a person the user of this computer, if that is an id.
StatusOr<identity::Caller> ReadCaller(const std::string& text) {
  identity::Caller caller;
  const std::size_t colon = text.find(':');
  caller.person = text.substr(0, colon);
  if (caller.person.empty()) {
    const std::string user = FromEnvironment("USER");
    caller.person = CheckId("person", user).ok() ? user : "operator";
  }
  if (const Status id = CheckId("person", caller.person); !id.ok()) return Annotate(id, "--as");
  if (colon == std::string::npos) {
    caller.roles = {identity::Role::kOperator, identity::Role::kChief};
    return caller;
  }
  std::string rest = text.substr(colon + 1) + ",";
  for (std::size_t comma = 0; (comma = rest.find(',')) != std::string::npos;
       rest.erase(0, comma + 1)) {
    const auto role = identity::ParseRole(rest.substr(0, comma));
    if (!role.ok()) return Annotate(role.status(), "--as");
    caller.roles.insert(*role);
  }
  return WithSide(std::move(caller));
}

// The address of the service in "HOST:PORT" or "partner=HOST:PORT,fiscal=HOST:PORT".
StatusOr<std::string> AddressOf(const std::string& text, Api api) {
  if (text.find('=') == std::string::npos) return text;
  const std::string_view wanted = api == Api::kPartner ? "partner" : "fiscal";
  std::optional<std::string> found;
  std::string rest = text + ",";
  for (std::size_t comma = 0; (comma = rest.find(',')) != std::string::npos;
       rest.erase(0, comma + 1)) {
    const std::string part = rest.substr(0, comma);
    const std::size_t equals = part.find('=');
    const std::string name = part.substr(0, equals);
    if (equals == std::string::npos || (name != "partner" && name != "fiscal")) {
      return InvalidField("--server", fmt::format("\"{}\" is neither HOST:PORT nor "
                                                  "partner=HOST:PORT,fiscal=HOST:PORT",
                                                  text));
    }
    if (name == wanted) found = part.substr(equals + 1);
  }
  if (found) return *found;
  return InvalidField("--server", fmt::format("says nothing of {}: \"{}\"", wanted, text));
}

// Whether the server may or may not have done what was asked.
bool IsUnanswered(const Status& status) {
  return status.code() == StatusCode::kUnavailable ||
         status.code() == StatusCode::kDeadlineExceeded;
}

// Whether the same request may be sent once more.
bool IsWorthRepeating(const Status& status) {
  return IsUnanswered(status) || status.code() == StatusCode::kAborted ||
         ReasonOf(status) == "OVERLOADED";
}

// The tenant of "vendors/acme/…"; none of another name, which the server refuses.
VendorId VendorOf(std::string_view resource) {
  const std::size_t end = resource.find('/', resource.find('/') + 1);
  return VendorId::ParseName("name", resource.substr(0, end)).value_or(VendorId());
}

}  // namespace

StatusOr<Connection> Connection::Open(const ServerOptions& options, Api api) {
  Connection connection;
  std::string address =
      options.address.empty() ? FromEnvironment("TANDEM_SERVER") : options.address;
  if (address.empty()) address = kDefaultServer;
  ASSIGN_OR_RETURN(connection.address_, AddressOf(address, api));
  ASSIGN_OR_RETURN(connection.caller_, ReadCaller(options.caller));
  connection.deadline_ = std::chrono::seconds(options.deadline_seconds);
  connection.channel_ = rpc::MakeChannel(connection.address_);
  return connection;
}

Status Connection::Ask(std::string_view resource, bool repeatable, const Call& call) const {
  identity::Caller caller = caller_;
  caller.vendor = VendorOf(resource);
  const auto ask = [&] {
    grpc::ClientContext context;
    rpc::Prepare(context, caller, deadline_);
    return rpc::FromGrpc(call(context));
  };
  Status status = ask();
  // A server that was never there is none that will be back in a moment.
  if (!repeatable || IsUnreachable(status)) return Explained(status);
  for (const milliseconds pause : kPauses) {
    if (!IsWorthRepeating(status)) break;
    std::this_thread::sleep_for(pause);
    channel_->WaitForConnected(std::chrono::system_clock::now() + pause);
    status = ask();
  }
  return Explained(status);
}

bool Connection::IsUnreachable(const Status& status) const {
  return status.code() == StatusCode::kUnavailable &&
         channel_->GetState(false) == GRPC_CHANNEL_TRANSIENT_FAILURE;
}

Status Connection::Explained(const Status& status) const {
  if (IsUnreachable(status)) {
    return Unavailable(fmt::format("no server at {} (start one with `tandem dev`)", address_));
  }
  if (status.code() == StatusCode::kDeadlineExceeded) {
    return DeadlineExceeded(
        fmt::format("{} gave no answer within {} s", address_, deadline_.count()));
  }
  if (status.code() == StatusCode::kUnimplemented && MessageOf(status).empty()) {
    return {StatusCode::kUnimplemented, fmt::format("{} does not know this call", address_)};
  }
  return status;
}

}  // namespace tandem::client
