#include "services/tandem/remote/alignment_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"

namespace tandem::client {

using Stub = fiscal::v1::AlignmentService::Stub;

struct AlignmentClient::Stubs {
  std::unique_ptr<Stub> stub;
};

AlignmentClient::AlignmentClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(fiscal::v1::AlignmentService::NewStub(connection.channel()))) {
}

AlignmentClient::~AlignmentClient() = default;

StatusOr<fiscal::v1::ListFiscalPeriodsResponse> AlignmentClient::Ask(
    const fiscal::v1::ListFiscalPeriodsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListFiscalPeriods, request.organisation(),
                 request);
}

StatusOr<fiscal::v1::ConvertDatesResponse> AlignmentClient::Ask(
    const fiscal::v1::ConvertDatesRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ConvertDates, request.organisation(), request);
}

StatusOr<fiscal::v1::InferCalendarResponse> AlignmentClient::Ask(
    const fiscal::v1::InferCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::InferCalendar, "", request);
}

StatusOr<fiscal::v1::GetAlignmentResponse> AlignmentClient::Ask(
    const fiscal::v1::GetAlignmentRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetAlignment, request.partnership(), request);
}

StatusOr<fiscal::v1::GetStandingFigureResponse> AlignmentClient::Ask(
    const fiscal::v1::GetStandingFigureRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetStandingFigure, request.partnership(),
                 request);
}

StatusOr<fiscal::v1::ListStandingFiguresResponse> AlignmentClient::Ask(
    const fiscal::v1::ListStandingFiguresRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListStandingFigures, request.parent(), request);
}

StatusOr<fiscal::v1::GetAlignmentSettingsResponse> AlignmentClient::Ask(
    const fiscal::v1::GetAlignmentSettingsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetAlignmentSettings, request.name(), request);
}

StatusOr<fiscal::v1::UpdateAlignmentSettingsResponse> AlignmentClient::Ask(
    const fiscal::v1::UpdateAlignmentSettingsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::UpdateAlignmentSettings,
                 request.settings().name(), request);
}

}  // namespace tandem::client
