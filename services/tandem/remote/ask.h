#pragma once

#include <string_view>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "services/tandem/remote/connection.h"

namespace tandem::client {

// Whether a request may be sent again without a second effect.
template <typename Request>
bool IsRepeatable(const Request& request) {
  if constexpr (requires { request.request_id(); }) return !request.request_id().empty();
  return false;
}

// One unary call of a stub.
template <typename Stub, typename Request, typename Response>
StatusOr<Response> AskStub(const Connection& connection, Stub& stub,
                           grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                        Response*),
                           std::string_view resource, const Request& request) {
  Response response;
  RETURN_IF_ERROR(
      connection.Ask(resource, IsRepeatable(request), [&](grpc::ClientContext& context) {
        response.Clear();
        return (stub.*method)(&context, request, &response);
      }));
  return response;
}

}  // namespace tandem::client
