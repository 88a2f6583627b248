#include "libs/rpc/host.h"

#include <array>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "libs/rpc/undecodable_requests.h"

namespace tandem::rpc {
namespace {

bool IsLoopback(const std::string& address) {
  constexpr auto kPrefixes =
      std::to_array<std::string_view>({"127.", "localhost:", "[::1]:", "unix:"});
  return std::ranges::any_of(kPrefixes,
                             [&](std::string_view prefix) { return address.starts_with(prefix); });
}

// Process-wide switches of gRPC, set before the first server is built; setting them again changes
// nothing.
void SwitchOnPlugins(bool reflection) {
  grpc::EnableDefaultHealthCheckService(true);
  if (!reflection) return;
  [[maybe_unused]] static const bool kOnce = [] {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
}

}  // namespace

Host::Host(HostOptions options, observe::Log log, observe::Metrics& metrics)
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
  SwitchOnPlugins(options_.reflection);
  grpc::ServerBuilder builder;
  builder.AddListeningPort(options_.listen, grpc::InsecureServerCredentials(), &port_);
  builder.SetMaxReceiveMessageSize(options_.most_message_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, options_.most_metadata_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 100);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MIN_POLLERS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, 2);
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
