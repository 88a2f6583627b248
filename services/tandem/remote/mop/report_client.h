#pragma once

#include <memory>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "tandem/fiscal/v1/alignment_report_service.pb.h"
#include "tandem/fiscal/v1/amount_view_service.pb.h"

namespace tandem::client {

// Amount views and the alignment report as a client sees them, one overload for each call. Errors
// are those of the server, or of Connection::Ask. Thread-safe; the connection outlives it.
class ReportClient {
 public:
  explicit ReportClient(const Connection& connection);
  ~ReportClient();

  StatusOr<fiscal::v1::ViewAmountResponse> Ask(const fiscal::v1::ViewAmountRequest& request) const;
  StatusOr<fiscal::v1::GetAlignmentReportResponse> Ask(
      const fiscal::v1::GetAlignmentReportRequest& request) const;
  StatusOr<fiscal::v1::ListAlignmentReportRecordsResponse> Ask(
      const fiscal::v1::ListAlignmentReportRecordsRequest& request) const;

 private:
  struct Stubs;

  const Connection& connection_;
  std::unique_ptr<Stubs> stubs_;
};

}  // namespace tandem::client
