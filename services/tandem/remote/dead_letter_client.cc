#include "services/tandem/remote/dead_letter_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/event/v1/dead_letter_service.grpc.pb.h"

namespace tandem::client {

using Stub = event::v1::DeadLetterService::Stub;

struct DeadLetterClient::Stubs {
  std::unique_ptr<Stub> stub;
};

DeadLetterClient::DeadLetterClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(event::v1::DeadLetterService::NewStub(connection.channel()))) {
}

DeadLetterClient::~DeadLetterClient() = default;

StatusOr<event::v1::ListDeadLettersResponse> DeadLetterClient::Ask(
    const event::v1::ListDeadLettersRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListDeadLetters, "", request);
}

StatusOr<event::v1::RedriveDeadLettersResponse> DeadLetterClient::Ask(
    const event::v1::RedriveDeadLettersRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::RedriveDeadLetters, request.key(), request);
}

StatusOr<event::v1::DiscardDeadLetterResponse> DeadLetterClient::Ask(
    const event::v1::DiscardDeadLetterRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::DiscardDeadLetter, "", request);
}

}  // namespace tandem::client
