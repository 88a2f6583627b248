#include "services/tandem/remote/verification_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/partner/v1/verification_service.grpc.pb.h"

namespace tandem::client {

using Stub = partner::v1::VerificationService::Stub;

struct VerificationClient::Stubs {
  std::unique_ptr<Stub> stub;
};

VerificationClient::VerificationClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(
          partner::v1::VerificationService::NewStub(connection.channel()))) {}

VerificationClient::~VerificationClient() = default;

StatusOr<partner::v1::VerifyFactResponse> VerificationClient::Ask(
    const partner::v1::VerifyFactRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::VerifyFact, request.name(), request);
}

StatusOr<partner::v1::ListVerificationsResponse> VerificationClient::Ask(
    const partner::v1::ListVerificationsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListVerifications, request.parent(), request);
}

}  // namespace tandem::client
