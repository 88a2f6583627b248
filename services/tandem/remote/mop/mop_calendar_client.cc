#include "services/tandem/remote/mop/mop_calendar_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/fiscal/v1/mop_calendar_service.grpc.pb.h"

namespace tandem::client {

using Stub = fiscal::v1::MopCalendarService::Stub;

struct MopCalendarClient::Stubs {
  std::unique_ptr<Stub> stub;
};

MopCalendarClient::MopCalendarClient(const Connection& connection)
    : connection_(connection),
      stubs_(
          std::make_unique<Stubs>(fiscal::v1::MopCalendarService::NewStub(connection.channel()))) {}

MopCalendarClient::~MopCalendarClient() = default;

StatusOr<fiscal::v1::GetMopCalendarResponse> MopCalendarClient::Ask(
    const fiscal::v1::GetMopCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetMopCalendar, request.name(), request);
}

StatusOr<fiscal::v1::ExportMopCalendarResponse> MopCalendarClient::Ask(
    const fiscal::v1::ExportMopCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ExportMopCalendar, request.name(), request);
}

StatusOr<fiscal::v1::CreateCalendarFeedResponse> MopCalendarClient::Ask(
    const fiscal::v1::CreateCalendarFeedRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CreateCalendarFeed, request.parent(), request);
}

StatusOr<fiscal::v1::RevokeCalendarFeedResponse> MopCalendarClient::Ask(
    const fiscal::v1::RevokeCalendarFeedRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::RevokeCalendarFeed, request.name(), request);
}

StatusOr<fiscal::v1::ListCalendarFeedsResponse> MopCalendarClient::Ask(
    const fiscal::v1::ListCalendarFeedsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListCalendarFeeds, request.parent(), request);
}

}  // namespace tandem::client
