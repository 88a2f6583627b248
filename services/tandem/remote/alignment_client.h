#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/fiscal/v1/alignment_service.pb.h"

namespace tandem::client {

// Fiscal alignment as a client sees it, one overload for each call. Errors are those of the
// server, or of Connection::Ask. Thread-safe; the connection outlives it.
class AlignmentClient {
 public:
  explicit AlignmentClient(const Connection& connection);
  ~AlignmentClient();

  StatusOr<fiscal::v1::ListFiscalPeriodsResponse> Ask(
      const fiscal::v1::ListFiscalPeriodsRequest& request) const;
  StatusOr<fiscal::v1::ConvertDatesResponse> Ask(
      const fiscal::v1::ConvertDatesRequest& request) const;
  StatusOr<fiscal::v1::InferCalendarResponse> Ask(
      const fiscal::v1::InferCalendarRequest& request) const;
  StatusOr<fiscal::v1::GetAlignmentResponse> Ask(
      const fiscal::v1::GetAlignmentRequest& request) const;
  StatusOr<fiscal::v1::GetStandingFigureResponse> Ask(
      const fiscal::v1::GetStandingFigureRequest& request) const;
  StatusOr<fiscal::v1::ListStandingFiguresResponse> Ask(
      const fiscal::v1::ListStandingFiguresRequest& request) const;
  StatusOr<fiscal::v1::GetAlignmentSettingsResponse> Ask(
      const fiscal::v1::GetAlignmentSettingsRequest& request) const;
  StatusOr<fiscal::v1::UpdateAlignmentSettingsResponse> Ask(
      const fiscal::v1::UpdateAlignmentSettingsRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
