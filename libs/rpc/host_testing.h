#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "libs/rpc/channel.h"
#include "libs/rpc/host.h"
#include "libs/rpc/status_mapping.h"
#include "libs/testkit/status_matchers.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"

// A host with one method that does what a test says.
namespace tandem::rpc {

using partner::v1::GetVendorRequest;
using partner::v1::GetVendorResponse;
using partner::v1::PartnerService;

inline constexpr const char* kService = "tandem.partner.v1.PartnerService";

// A row for each method of the service; GetVendor is for chiefs, on the vendor that it names.
inline std::vector<identity::PolicyRow> TestPolicies() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> made;
    const auto* service =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(kService);
    for (int i = 0; i < service->method_count(); ++i) {
      made.push_back(std::string(kService) + "/" + service->method(i)->name());
    }
    return made;
  }();
  std::vector<identity::PolicyRow> rows;
  for (const std::string& name : kNames) {
    const bool tested = name.ends_with("/GetVendor");
    rows.push_back({name, {identity::Role::kChief}, tested ? "name" : ""});
  }
  return rows;
}

class TestService final : public PartnerService::Service {
 public:
  explicit TestService(Gate& gate) : gate_(gate) {}

  grpc::Status GetVendor(grpc::ServerContext* context, const GetVendorRequest* request,
                         GetVendorResponse* response) override {
    return gate_.Serve(*context, *request, [&](const Call& call) {
      response->mutable_vendor()->set_name(request->name());
      return body ? body(call) : OkStatus();
    });
  }

  std::function<Status(const Call&)> body;

 private:
  Gate& gate_;
};

class HostFixture : public testing::Test {
 protected:
  // A body that several threads run is given here: they are started behind it.
  void Start(const HostOptions& options = {}, std::function<Status(const Call&)> body = nullptr) {
    host_ = std::make_unique<Host>(options, observe::Log(), metrics_);
    service_ = std::make_unique<TestService>(host_->gate());
    service_->body = std::move(body);
    ASSERT_THAT(host_->Add(*service_, kService, TestPolicies()), testkit::IsOk());
    ASSERT_THAT(host_->Start(), testkit::IsOk());
    stub_ = PartnerService::NewStub(MakeChannel(host_->address()));
  }

  Status GetVendor(const std::string& name, const std::string& caller,
                   std::chrono::milliseconds deadline = std::chrono::seconds(20)) {
    grpc::ClientContext context;
    if (deadline != kForEver) context.set_deadline(std::chrono::system_clock::now() + deadline);
    if (!caller.empty()) context.AddMetadata(std::string(identity::kCallerHeader), caller);
    GetVendorRequest request;
    request.set_name(name);
    GetVendorResponse response;
    return FromGrpc(stub_->GetVendor(&context, request, &response));
  }
  Status GetOwn() { return GetVendor("vendors/acme", kAnn); }

  static constexpr auto kForEver = std::chrono::milliseconds::max();
  static constexpr const char* kAnn = "person=ann; vendor=acme; roles=chief";

  observe::Metrics metrics_;
  std::unique_ptr<Host> host_;
  std::unique_ptr<TestService> service_;
  std::unique_ptr<PartnerService::Stub> stub_;
};

}  // namespace tandem::rpc
