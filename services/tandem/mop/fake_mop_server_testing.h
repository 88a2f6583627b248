#pragma once

#include <memory>
#include <string>
#include <vector>

#include <google/protobuf/text_format.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"
#include "tandem/fiscal/v1/mop_service.grpc.pb.h"

namespace tandem::client {

// A server that answers with the MOPs that it was given and keeps what it was asked; without a
// registry, so that people are shown by id. The calls come one at a time.
class FakeMopServer final : public fiscal::v1::MopService::Service,
                            public fiscal::v1::AlignmentService::Service {
 public:
  FakeMopServer() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(static_cast<fiscal::v1::MopService::Service*>(this));
    builder.RegisterService(static_cast<fiscal::v1::AlignmentService::Service*>(this));
    server_ = builder.BuildAndStart();
  }
  ~FakeMopServer() override { server_->Shutdown(); }
  FakeMopServer(const FakeMopServer&) = delete;
  FakeMopServer& operator=(const FakeMopServer&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  // What was asked, in order: "AcceptMop name: …".
  const std::vector<std::string>& asked() const { return asked_; }
  const std::string& caller() const { return caller_; }

  std::vector<fiscal::v1::Mop> mops;
  fiscal::v1::GetAlignmentResponse alignment;
  grpc::Status offer = grpc::Status::OK;  // what ProposeMop answers

  using Context = grpc::ServerContext;
  grpc::Status GetAlignment(Context* context, const fiscal::v1::GetAlignmentRequest* request,
                            fiscal::v1::GetAlignmentResponse* response) override {
    Keep("GetAlignment", *context, *request);
    *response = alignment;
    return grpc::Status::OK;
  }
  grpc::Status GetMop(Context* context, const fiscal::v1::GetMopRequest* request,
                      fiscal::v1::GetMopResponse* response) override {
    Keep("GetMop", *context, *request);
    for (const auto& mop : mops) {
      if (mop.name() == request->name()) *response->mutable_mop() = mop;
    }
    return response->has_mop() ? grpc::Status::OK : grpc::Status(grpc::NOT_FOUND, "no such MOP");
  }
  grpc::Status ListMops(Context* context, const fiscal::v1::ListMopsRequest* request,
                        fiscal::v1::ListMopsResponse* response) override {
    Keep("ListMops", *context, *request);
    response->mutable_mops()->Assign(mops.begin(), mops.end());
    return grpc::Status::OK;
  }
  grpc::Status CreateMop(Context* context, const fiscal::v1::CreateMopRequest* request,
                         fiscal::v1::CreateMopResponse* response) override {
    Keep("CreateMop", *context, *request);
    auto& mop = *response->mutable_mop();
    mop.set_name(request->parent() + "/mops/9");
    mop.set_state(fiscal::v1::Mop::STATE_DRAFT);
    mop.set_etag("of-draft");
    *mop.add_versions()->mutable_terms() = request->terms();
    return grpc::Status::OK;
  }
  grpc::Status ProposeMop(Context* context, const fiscal::v1::ProposeMopRequest* request,
                          fiscal::v1::ProposeMopResponse* response) override {
    Keep("ProposeMop", *context, *request);
    response->mutable_mop()->set_name(request->name());
    response->mutable_mop()->set_state(fiscal::v1::Mop::STATE_PROPOSED);
    return offer;
  }
  grpc::Status CounterMop(Context* context, const fiscal::v1::CounterMopRequest* request,
                          fiscal::v1::CounterMopResponse* response) override {
    Keep("CounterMop", *context, *request);
    response->mutable_mop()->set_name(request->name());
    return grpc::Status::OK;
  }
  grpc::Status AcceptMop(Context* context, const fiscal::v1::AcceptMopRequest* request,
                         fiscal::v1::AcceptMopResponse* response) override {
    Keep("AcceptMop", *context, *request);
    response->mutable_mop()->set_name(request->name());
    return grpc::Status::OK;
  }
  grpc::Status ReaffirmMop(Context* context, const fiscal::v1::ReaffirmMopRequest* request,
                           fiscal::v1::ReaffirmMopResponse* response) override {
    Keep("ReaffirmMop", *context, *request);
    response->mutable_mop()->set_name(request->name());
    return grpc::Status::OK;
  }

 private:
  void Keep(const std::string& method, const Context& context,
            const google::protobuf::Message& request) {
    google::protobuf::TextFormat::Printer printer;
    printer.SetSingleLineMode(true);
    std::string text;
    printer.PrintToString(request, &text);
    asked_.push_back(method + " " + text);
    const auto found = context.client_metadata().find("tandem-caller");
    if (found != context.client_metadata().end()) {
      caller_.assign(found->second.data(), found->second.size());
    }
  }

  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::vector<std::string> asked_;
  std::string caller_;
};

}  // namespace tandem::client
