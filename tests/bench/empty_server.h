#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"

namespace tandem::bench {

// A server whose handler does nothing but hand out one answer: what gRPC alone costs.
class EmptyServer {
 public:
  explicit EmptyServer(fiscal::v1::ListFiscalPeriodsResponse answer) : service_(std::move(answer)) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&service_);
    // As the host has it, so that only the handlers differ.
    builder.SetSyncServerOption(grpc::ServerBuilder::MAX_POLLERS, 16);
    server_ = builder.BuildAndStart();
  }
  ~EmptyServer() { server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1)); }
  EmptyServer(const EmptyServer&) = delete;
  EmptyServer& operator=(const EmptyServer&) = delete;

  std::string address() const { return fmt::format("127.0.0.1:{}", port_); }

 private:
  class Service final : public fiscal::v1::AlignmentService::Service {
   public:
    explicit Service(fiscal::v1::ListFiscalPeriodsResponse answer) : answer_(std::move(answer)) {}
    grpc::Status ListFiscalPeriods(grpc::ServerContext*,
                                   const fiscal::v1::ListFiscalPeriodsRequest*,
                                   fiscal::v1::ListFiscalPeriodsResponse* response) override {
      *response = answer_;
      return grpc::Status::OK;
    }

   private:
    const fiscal::v1::ListFiscalPeriodsResponse answer_;
  };

  Service service_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace tandem::bench
