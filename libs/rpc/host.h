#pragma once

#include <memory>
#include <span>
#include <string>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/lifecycle/stack.h"
#include "libs/rpc/gate.h"

namespace grpc {
class Server;
}

namespace tandem::rpc {

struct HostOptions {
  std::string listen = "127.0.0.1:0";
  std::string caller = "asserted";  // how callers are known; only this one exists so far
  int most_message_bytes = 1 << 20;
  int most_metadata_bytes = 8 << 10;
  std::chrono::milliseconds drain{5'000};
  bool reflection = true;
  GateOptions gate;
};

// The gRPC server of a process: health per service, reflection, limits, and the gate that every
// call passes. Services are added before Start and outlive the host. Stop lets running calls end,
// for `drain` at most, and then cuts them off.
class Host final : public lifecycle::Component {
 public:
  Host(HostOptions options, const observe::Log& log, observe::Metrics& metrics);
  ~Host() override;

  Gate& gate() { return gate_; }
  // `full_name` is "tandem.partner.v1.PartnerService". FAILED_PRECONDITION as Gate::Register.
  Status Add(grpc::Service& service, const std::string& full_name,
             std::span<const identity::PolicyRow> policies);

  std::string name() const override { return "grpc host"; }
  // FAILED_PRECONDITION for asserted callers on an address that is not loopback; UNAVAILABLE if the
  // address is taken.
  Status Start() override;
  void Stop() override;

  // "127.0.0.1:8450", once it runs.
  std::string address() const;
  // What health says of a service, or of all with an empty name.
  void SetServing(const std::string& service, bool serving);

 private:
  HostOptions options_;
  observe::Log log_;
  Gate gate_;
  std::vector<grpc::Service*> services_;
  std::vector<std::string> names_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

}  // namespace tandem::rpc
