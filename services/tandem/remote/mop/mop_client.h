#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/fiscal/v1/mop_service.pb.h"

namespace tandem::client {

// Mutual Operating Periods as a client sees them, one overload for each call. Errors are those of
// the server, or of Connection::Ask. Thread-safe; the connection outlives it.
class MopClient {
 public:
  explicit MopClient(const Connection& connection);
  ~MopClient();

  StatusOr<fiscal::v1::CreateMopResponse> Ask(const fiscal::v1::CreateMopRequest& request) const;
  StatusOr<fiscal::v1::ReviseMopResponse> Ask(const fiscal::v1::ReviseMopRequest& request) const;
  StatusOr<fiscal::v1::DiscardMopResponse> Ask(const fiscal::v1::DiscardMopRequest& request) const;
  StatusOr<fiscal::v1::ProposeMopResponse> Ask(const fiscal::v1::ProposeMopRequest& request) const;
  StatusOr<fiscal::v1::CounterMopResponse> Ask(const fiscal::v1::CounterMopRequest& request) const;
  StatusOr<fiscal::v1::AcceptMopResponse> Ask(const fiscal::v1::AcceptMopRequest& request) const;
  StatusOr<fiscal::v1::WithdrawMopResponse> Ask(
      const fiscal::v1::WithdrawMopRequest& request) const;
  StatusOr<fiscal::v1::DeclineMopResponse> Ask(const fiscal::v1::DeclineMopRequest& request) const;
  StatusOr<fiscal::v1::ReaffirmMopResponse> Ask(
      const fiscal::v1::ReaffirmMopRequest& request) const;
  StatusOr<fiscal::v1::EndMopResponse> Ask(const fiscal::v1::EndMopRequest& request) const;
  StatusOr<fiscal::v1::GetMopResponse> Ask(const fiscal::v1::GetMopRequest& request) const;
  StatusOr<fiscal::v1::ListMopsResponse> Ask(const fiscal::v1::ListMopsRequest& request) const;
  StatusOr<fiscal::v1::ListMopStepsResponse> Ask(
      const fiscal::v1::ListMopStepsRequest& request) const;
  StatusOr<fiscal::v1::RecordMopConversationResponse> Ask(
      const fiscal::v1::RecordMopConversationRequest& request) const;
  StatusOr<fiscal::v1::ConfirmMopConversationResponse> Ask(
      const fiscal::v1::ConfirmMopConversationRequest& request) const;
  StatusOr<fiscal::v1::ListMopConversationsResponse> Ask(
      const fiscal::v1::ListMopConversationsRequest& request) const;
  StatusOr<fiscal::v1::KeepAccommodationResponse> Ask(
      const fiscal::v1::KeepAccommodationRequest& request) const;
  StatusOr<fiscal::v1::ContestAccommodationResponse> Ask(
      const fiscal::v1::ContestAccommodationRequest& request) const;
  StatusOr<fiscal::v1::AnswerAccommodationResponse> Ask(
      const fiscal::v1::AnswerAccommodationRequest& request) const;
  StatusOr<fiscal::v1::NameRepresentativeResponse> Ask(
      const fiscal::v1::NameRepresentativeRequest& request) const;
  StatusOr<fiscal::v1::RevokeRepresentativeResponse> Ask(
      const fiscal::v1::RevokeRepresentativeRequest& request) const;
  StatusOr<fiscal::v1::ListRepresentativesResponse> Ask(
      const fiscal::v1::ListRepresentativesRequest& request) const;
  StatusOr<fiscal::v1::CreateOfferLinkResponse> Ask(
      const fiscal::v1::CreateOfferLinkRequest& request) const;
  StatusOr<fiscal::v1::RevokeOfferLinkResponse> Ask(
      const fiscal::v1::RevokeOfferLinkRequest& request) const;
  StatusOr<fiscal::v1::ListOfferLinksResponse> Ask(
      const fiscal::v1::ListOfferLinksRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
