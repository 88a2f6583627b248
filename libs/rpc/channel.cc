#include "libs/rpc/channel.h"

#include <future>

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include "libs/rpc/status_mapping.h"

namespace tandem::rpc {

std::shared_ptr<grpc::Channel> MakeChannel(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(16 << 20);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  // Not through a proxy: it is a loopback address.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

void Prepare(grpc::ClientContext& context, const identity::Caller& caller,
             std::chrono::milliseconds deadline) {
  context.set_deadline(std::chrono::system_clock::now() + deadline);
  context.AddMetadata(std::string(identity::kCallerHeader), identity::ToText(caller));
}

// The protocol of grpc.health.v1 is two messages of one field each: a request with the service's
// name in field 1, an answer with the number 1 for SERVING in field 1.
StatusOr<bool> IsServing(const std::string& address, const std::string& service) {
  grpc::GenericStub stub(MakeChannel(address));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  if (service.size() > 127) return InvalidField("service", "is too long");
  std::string bytes;
  if (!service.empty())
    bytes = '\x0a' + std::string(1, static_cast<char>(service.size())) + service;
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answer;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                 [&answer](const grpc::Status& status) { answer.set_value(status); });
  RETURN_IF_ERROR(FromGrpc(answer.get_future().get()));
  grpc::Slice flat;
  if (!response.TrySingleSlice(&flat).ok()) return Internal("the answer of health is damaged");
  return std::string(reinterpret_cast<const char*>(flat.begin()), flat.size()) == "\x08\x01";
}

}  // namespace tandem::rpc
