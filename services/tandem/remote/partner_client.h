#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/partner/v1/partner_service.pb.h"

namespace tandem::client {

// The partner registry as a client sees it, one overload for each call. Errors are those of the
// server, or of Connection::Ask. Thread-safe; the connection outlives it.
class PartnerClient {
 public:
  explicit PartnerClient(const Connection& connection);
  ~PartnerClient();

  StatusOr<partner::v1::CreateVendorResponse> Ask(
      const partner::v1::CreateVendorRequest& request) const;
  StatusOr<partner::v1::GetVendorResponse> Ask(const partner::v1::GetVendorRequest& request) const;
  StatusOr<partner::v1::ListVendorsResponse> Ask(
      const partner::v1::ListVendorsRequest& request) const;
  StatusOr<partner::v1::UpdateVendorResponse> Ask(
      const partner::v1::UpdateVendorRequest& request) const;
  StatusOr<partner::v1::CreatePartnershipResponse> Ask(
      const partner::v1::CreatePartnershipRequest& request) const;
  StatusOr<partner::v1::GetPartnershipResponse> Ask(
      const partner::v1::GetPartnershipRequest& request) const;
  StatusOr<partner::v1::ListPartnershipsResponse> Ask(
      const partner::v1::ListPartnershipsRequest& request) const;
  StatusOr<partner::v1::UpdatePartnershipResponse> Ask(
      const partner::v1::UpdatePartnershipRequest& request) const;
  StatusOr<partner::v1::ImportPartnershipsResponse> Ask(
      const partner::v1::ImportPartnershipsRequest& request) const;
  StatusOr<partner::v1::GetOrganisationSettingsResponse> Ask(
      const partner::v1::GetOrganisationSettingsRequest& request) const;
  StatusOr<partner::v1::UpdateOrganisationSettingsResponse> Ask(
      const partner::v1::UpdateOrganisationSettingsRequest& request) const;
  StatusOr<partner::v1::GetFiscalCalendarResponse> Ask(
      const partner::v1::GetFiscalCalendarRequest& request) const;
  StatusOr<partner::v1::ListFiscalCalendarRevisionsResponse> Ask(
      const partner::v1::ListFiscalCalendarRevisionsRequest& request) const;
  StatusOr<partner::v1::RecordFiscalCalendarResponse> Ask(
      const partner::v1::RecordFiscalCalendarRequest& request) const;
  StatusOr<partner::v1::CorrectFiscalCalendarResponse> Ask(
      const partner::v1::CorrectFiscalCalendarRequest& request) const;
  StatusOr<partner::v1::ChangeFiscalYearEndResponse> Ask(
      const partner::v1::ChangeFiscalYearEndRequest& request) const;
  StatusOr<partner::v1::VerifyFiscalCalendarResponse> Ask(
      const partner::v1::VerifyFiscalCalendarRequest& request) const;
  StatusOr<partner::v1::ListChangesResponse> Ask(
      const partner::v1::ListChangesRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
