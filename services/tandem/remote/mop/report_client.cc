#include "services/tandem/remote/mop/report_client.h"

#include "services/tandem/remote/ask.h"
#include "tandem/fiscal/v1/alignment_report_service.grpc.pb.h"
#include "tandem/fiscal/v1/amount_view_service.grpc.pb.h"

namespace tandem::client {

using AmountViewServiceStub = fiscal::v1::AmountViewService::Stub;
using AlignmentReportServiceStub = fiscal::v1::AlignmentReportService::Stub;

struct ReportClient::Stubs {
  std::unique_ptr<AmountViewServiceStub> amounts;
  std::unique_ptr<AlignmentReportServiceStub> reports;
};

ReportClient::ReportClient(const Connection& connection)
    : connection_(connection),
      stubs_(std::make_unique<Stubs>(
          Stubs{fiscal::v1::AmountViewService::NewStub(connection.channel()),
                fiscal::v1::AlignmentReportService::NewStub(connection.channel())})) {}

ReportClient::~ReportClient() = default;

StatusOr<fiscal::v1::ViewAmountResponse> ReportClient::Ask(
    const fiscal::v1::ViewAmountRequest& request) const {
  return AskStub(connection_, *stubs_->amounts, &AmountViewServiceStub::ViewAmount,
                 request.parent(), request);
}

StatusOr<fiscal::v1::GetAlignmentReportResponse> ReportClient::Ask(
    const fiscal::v1::GetAlignmentReportRequest& request) const {
  return AskStub(connection_, *stubs_->reports, &AlignmentReportServiceStub::GetAlignmentReport,
                 request.parent(), request);
}

StatusOr<fiscal::v1::ListAlignmentReportRecordsResponse> ReportClient::Ask(
    const fiscal::v1::ListAlignmentReportRecordsRequest& request) const {
  return AskStub(connection_, *stubs_->reports,
                 &AlignmentReportServiceStub::ListAlignmentReportRecords, request.parent(),
                 request);
}

}  // namespace tandem::client
