#include "libs/rpc/host.h"

#include <algorithm>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "libs/rpc/loopback.h"
#include "libs/rpc/undecodable_requests.h"

namespace tandem::rpc {
namespace {

// Threads that stay when they have answered. gRPC keeps two, so that under load it makes and ends a
// thread for almost every call.
constexpr int kMostPollers = 16;

// The library for reflection adds itself to every server as soon as it is linked; this takes it out
// of one.
class WithoutReflection final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    std::erase_if(*plugins,
                  [](const auto& plugin) { return plugin->name() == "proto_server_reflection"; });
  }
};

}  // namespace

Host::Host(HostOptions options, const observe::Log& log, observe::Metrics& metrics)
    : options_(std::move(options)), log_(log), gate_(options_.gate, log, metrics) {}

Host::~Host() { Stop(); }

Status Host::Add(grpc::Service& service, const std::string& full_name,
                 std::span<const identity::PolicyRow> policies) {
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(full_name);
  if (descriptor == nullptr) return Internal(fmt::format("there is no service {}", full_name));
  RETURN_IF_ERROR(gate_.Register(*descriptor, policies));
  services_.push_back(&service);
  names_.push_back(full_name);
  return OkStatus();
}

Status Host::Start() {
  if (!IsLoopback(options_.listen)) {
    return FailedPrecondition(
        fmt::format("listen: \"{}\" must be a loopback address while callers are only asserted",
                    options_.listen));
  }
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  if (!options_.reflection) builder.SetOption(std::make_unique<WithoutReflection>());
  builder.AddListeningPort(options_.listen, grpc::InsecureServerCredentials(), &port_);
  builder.SetMaxReceiveMessageSize(options_.most_message_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, options_.most_metadata_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS,
                             std::max(100, 2 * options_.gate.most_calls));
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetSyncServerOption(grpc::ServerBuilder::MAX_POLLERS, kMostPollers);
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(BlameUndecodableRequests());
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  for (grpc::Service* service : services_) builder.RegisterService(service);
  server_ = builder.BuildAndStart();
  if (!server_ || port_ == 0) {
    server_.reset();
    return Unavailable(fmt::format("listen: {} is taken or cannot be used", options_.listen));
  }
  for (const std::string& service : names_) SetServing(service, true);
  SetServing("", true);
  log_.Info("listening", {{"address", address()}});
  return OkStatus();
}

void Host::Stop() {
  if (!server_) return;
  server_->GetHealthCheckService()->Shutdown();
  server_->Shutdown(std::chrono::system_clock::now() + options_.drain);
  server_->Wait();
  server_.reset();
}

std::string Host::address() const {
  if (options_.listen.starts_with("unix:")) return options_.listen;
  return fmt::format("{}:{}", options_.listen.substr(0, options_.listen.rfind(':')), port_);
}

void Host::SetServing(const std::string& service, bool serving) {
  if (server_) server_->GetHealthCheckService()->SetServingStatus(service, serving);
}

}  // namespace tandem::rpc
