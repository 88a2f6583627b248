#include "services/tandem/remote/partner_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"

namespace tandem::client {

using Stub = partner::v1::PartnerService::Stub;

struct PartnerClient::Stubs {
  std::unique_ptr<Stub> stub;
};

PartnerClient::PartnerClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(partner::v1::PartnerService::NewStub(connection.channel()))) {}

PartnerClient::~PartnerClient() = default;

StatusOr<partner::v1::CreateVendorResponse> PartnerClient::Ask(
    const partner::v1::CreateVendorRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CreateVendor, "", request);
}

StatusOr<partner::v1::GetVendorResponse> PartnerClient::Ask(
    const partner::v1::GetVendorRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetVendor, request.name(), request);
}

StatusOr<partner::v1::ListVendorsResponse> PartnerClient::Ask(
    const partner::v1::ListVendorsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListVendors, "", request);
}

StatusOr<partner::v1::UpdateVendorResponse> PartnerClient::Ask(
    const partner::v1::UpdateVendorRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::UpdateVendor, request.vendor().name(), request);
}

StatusOr<partner::v1::CreatePartnershipResponse> PartnerClient::Ask(
    const partner::v1::CreatePartnershipRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CreatePartnership, request.parent(), request);
}

StatusOr<partner::v1::GetPartnershipResponse> PartnerClient::Ask(
    const partner::v1::GetPartnershipRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetPartnership, request.name(), request);
}

StatusOr<partner::v1::ListPartnershipsResponse> PartnerClient::Ask(
    const partner::v1::ListPartnershipsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListPartnerships, request.parent(), request);
}

StatusOr<partner::v1::UpdatePartnershipResponse> PartnerClient::Ask(
    const partner::v1::UpdatePartnershipRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::UpdatePartnership, request.partnership().name(),
                 request);
}

StatusOr<partner::v1::ImportPartnershipsResponse> PartnerClient::Ask(
    const partner::v1::ImportPartnershipsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ImportPartnerships, request.parent(), request);
}

StatusOr<partner::v1::GetOrganisationSettingsResponse> PartnerClient::Ask(
    const partner::v1::GetOrganisationSettingsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetOrganisationSettings, request.name(),
                 request);
}

StatusOr<partner::v1::UpdateOrganisationSettingsResponse> PartnerClient::Ask(
    const partner::v1::UpdateOrganisationSettingsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::UpdateOrganisationSettings,
                 request.settings().name(), request);
}

StatusOr<partner::v1::GetFiscalCalendarResponse> PartnerClient::Ask(
    const partner::v1::GetFiscalCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::GetFiscalCalendar, request.name(), request);
}

StatusOr<partner::v1::ListFiscalCalendarRevisionsResponse> PartnerClient::Ask(
    const partner::v1::ListFiscalCalendarRevisionsRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListFiscalCalendarRevisions, request.name(),
                 request);
}

StatusOr<partner::v1::RecordFiscalCalendarResponse> PartnerClient::Ask(
    const partner::v1::RecordFiscalCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::RecordFiscalCalendar, request.name(), request);
}

StatusOr<partner::v1::CorrectFiscalCalendarResponse> PartnerClient::Ask(
    const partner::v1::CorrectFiscalCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::CorrectFiscalCalendar, request.name(), request);
}

StatusOr<partner::v1::ChangeFiscalYearEndResponse> PartnerClient::Ask(
    const partner::v1::ChangeFiscalYearEndRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ChangeFiscalYearEnd, request.name(), request);
}

StatusOr<partner::v1::VerifyFiscalCalendarResponse> PartnerClient::Ask(
    const partner::v1::VerifyFiscalCalendarRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::VerifyFiscalCalendar, request.name(), request);
}

StatusOr<partner::v1::ListChangesResponse> PartnerClient::Ask(
    const partner::v1::ListChangesRequest& request) const {
  return AskStub(connection_, *stubs_->stub, &Stub::ListChanges, request.parent(), request);
}

}  // namespace tandem::client
