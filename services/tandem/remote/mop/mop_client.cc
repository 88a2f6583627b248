#include "services/tandem/remote/mop/mop_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/fiscal/v1/mop_service.grpc.pb.h"

namespace tandem::client {

using Stub = fiscal::v1::MopService::Stub;

struct MopClient::Stubs {
  std::unique_ptr<Stub> stub;
};

MopClient::MopClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(fiscal::v1::MopService::NewStub(connection.channel()))) {}

MopClient::~MopClient() = default;

StatusOr<fiscal::v1::CreateMopResponse> MopClient::Ask(
    const fiscal::v1::CreateMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CreateMop, request.parent(), request);
}

StatusOr<fiscal::v1::ReviseMopResponse> MopClient::Ask(
    const fiscal::v1::ReviseMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ReviseMop, request.name(), request);
}

StatusOr<fiscal::v1::DiscardMopResponse> MopClient::Ask(
    const fiscal::v1::DiscardMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::DiscardMop, request.name(), request);
}

StatusOr<fiscal::v1::ProposeMopResponse> MopClient::Ask(
    const fiscal::v1::ProposeMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ProposeMop, request.name(), request);
}

StatusOr<fiscal::v1::CounterMopResponse> MopClient::Ask(
    const fiscal::v1::CounterMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CounterMop, request.name(), request);
}

StatusOr<fiscal::v1::AcceptMopResponse> MopClient::Ask(
    const fiscal::v1::AcceptMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::AcceptMop, request.name(), request);
}

StatusOr<fiscal::v1::WithdrawMopResponse> MopClient::Ask(
    const fiscal::v1::WithdrawMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::WithdrawMop, request.name(), request);
}

StatusOr<fiscal::v1::DeclineMopResponse> MopClient::Ask(
    const fiscal::v1::DeclineMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::DeclineMop, request.name(), request);
}

StatusOr<fiscal::v1::ReaffirmMopResponse> MopClient::Ask(
    const fiscal::v1::ReaffirmMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ReaffirmMop, request.name(), request);
}

StatusOr<fiscal::v1::EndMopResponse> MopClient::Ask(
    const fiscal::v1::EndMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::EndMop, request.name(), request);
}

StatusOr<fiscal::v1::GetMopResponse> MopClient::Ask(
    const fiscal::v1::GetMopRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetMop, request.name(), request);
}

StatusOr<fiscal::v1::ListMopsResponse> MopClient::Ask(
    const fiscal::v1::ListMopsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListMops, request.parent(), request);
}

StatusOr<fiscal::v1::ListMopStepsResponse> MopClient::Ask(
    const fiscal::v1::ListMopStepsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListMopSteps, request.name(), request);
}

StatusOr<fiscal::v1::RecordMopConversationResponse> MopClient::Ask(
    const fiscal::v1::RecordMopConversationRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::RecordMopConversation, request.parent(),
                 request);
}

StatusOr<fiscal::v1::ConfirmMopConversationResponse> MopClient::Ask(
    const fiscal::v1::ConfirmMopConversationRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ConfirmMopConversation, request.name(),
                 request);
}

StatusOr<fiscal::v1::ListMopConversationsResponse> MopClient::Ask(
    const fiscal::v1::ListMopConversationsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListMopConversations, request.parent(),
                 request);
}

StatusOr<fiscal::v1::KeepAccommodationResponse> MopClient::Ask(
    const fiscal::v1::KeepAccommodationRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::KeepAccommodation, request.name(), request);
}

StatusOr<fiscal::v1::ContestAccommodationResponse> MopClient::Ask(
    const fiscal::v1::ContestAccommodationRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ContestAccommodation, request.name(), request);
}

StatusOr<fiscal::v1::AnswerAccommodationResponse> MopClient::Ask(
    const fiscal::v1::AnswerAccommodationRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::AnswerAccommodation, request.name(), request);
}

StatusOr<fiscal::v1::NameRepresentativeResponse> MopClient::Ask(
    const fiscal::v1::NameRepresentativeRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::NameRepresentative, request.parent(), request);
}

StatusOr<fiscal::v1::RevokeRepresentativeResponse> MopClient::Ask(
    const fiscal::v1::RevokeRepresentativeRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::RevokeRepresentative, request.parent(),
                 request);
}

StatusOr<fiscal::v1::ListRepresentativesResponse> MopClient::Ask(
    const fiscal::v1::ListRepresentativesRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListRepresentatives, request.parent(), request);
}

StatusOr<fiscal::v1::CreateOfferLinkResponse> MopClient::Ask(
    const fiscal::v1::CreateOfferLinkRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CreateOfferLink, request.name(), request);
}

StatusOr<fiscal::v1::RevokeOfferLinkResponse> MopClient::Ask(
    const fiscal::v1::RevokeOfferLinkRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::RevokeOfferLink, request.name(), request);
}

StatusOr<fiscal::v1::ListOfferLinksResponse> MopClient::Ask(
    const fiscal::v1::ListOfferLinksRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListOfferLinks, request.parent(), request);
}

}  // namespace tandem::client
