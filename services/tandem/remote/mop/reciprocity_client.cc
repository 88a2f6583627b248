#include "services/tandem/remote/mop/reciprocity_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/fiscal/v1/reciprocity_service.grpc.pb.h"

namespace tandem::client {

using Stub = fiscal::v1::ReciprocityService::Stub;

struct ReciprocityClient::Stubs {
  std::unique_ptr<Stub> stub;
};

ReciprocityClient::ReciprocityClient(const Connection& connection)
    : connection_(connection),
      stubs_(
          std::make_unique<Stubs>(fiscal::v1::ReciprocityService::NewStub(connection.channel()))) {}

ReciprocityClient::~ReciprocityClient() = default;

StatusOr<fiscal::v1::ListReciprocityTasksResponse> ReciprocityClient::Ask(
    const fiscal::v1::ListReciprocityTasksRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListReciprocityTasks, request.parent(),
                 request);
}

StatusOr<fiscal::v1::RecordNeedsResponse> ReciprocityClient::Ask(
    const fiscal::v1::RecordNeedsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::RecordNeeds, request.name(), request);
}

StatusOr<fiscal::v1::CompleteReciprocityTaskResponse> ReciprocityClient::Ask(
    const fiscal::v1::CompleteReciprocityTaskRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CompleteReciprocityTask, request.name(),
                 request);
}

StatusOr<fiscal::v1::GetReciprocityLedgerResponse> ReciprocityClient::Ask(
    const fiscal::v1::GetReciprocityLedgerRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetReciprocityLedger, request.parent(),
                 request);
}

}  // namespace tandem::client
