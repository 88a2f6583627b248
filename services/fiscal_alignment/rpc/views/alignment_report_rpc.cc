#include "services/fiscal_alignment/rpc/views/alignment_report_rpc.h"

#include <fmt/format.h>

#include "libs/rpc/page.h"
#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/rpc/roles.h"
#include "tandem/fiscal/v1/alignment_report_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

using ListRequest = v1::ListAlignmentReportRecordsRequest;
using ListResponse = v1::ListAlignmentReportRecordsResponse;

template <typename Request>
StatusOr<std::optional<CivilDay>> ReadDay(const Request& request) {
  if (!request.has_day()) return std::optional<CivilDay>();
  ASSIGN_OR_RETURN(const CivilDay day, wire::FromProto("day", request.day()));
  return std::optional(day);
}

StatusOr<ReportFigure> ReadFigure(ListRequest::Figure figure) {
  switch (figure) {
    case ListRequest::FIGURE_PARTNERSHIPS:
      return ReportFigure::kPartnerships;
    case ListRequest::FIGURE_VERIFIED:
      return ReportFigure::kVerified;
    case ListRequest::FIGURE_CONVERSATION:
      return ReportFigure::kConversation;
    case ListRequest::FIGURE_ALIGNED:
      return ReportFigure::kAligned;
    case ListRequest::FIGURE_RECIPROCITY:
      return ReportFigure::kReciprocity;
    default:
      return InvalidField("figure", "must be one of the report");
  }
}

StatusOr<std::optional<bool>> ReadPart(ListRequest::Part part) {
  switch (part) {
    case ListRequest::PART_UNSPECIFIED:
      return std::optional<bool>();
    case ListRequest::PART_COUNTED:
      return std::optional(true);
    case ListRequest::PART_NOT_COUNTED:
      return std::optional(false);
    default:
      return InvalidField("part", "is none of this API");
  }
}

StatusOr<std::optional<std::string>> ReadLine(const ListRequest& request) {
  if (request.line_case() == ListRequest::kTotal) {
    if (request.total()) return std::optional<std::string>();
    return InvalidField("total", "must be true, or a manager be given");
  }
  if (request.line_case() != ListRequest::kManager) {
    return InvalidField("manager", "must be given, or total");
  }
  if (!request.manager().empty()) {
    RETURN_IF_ERROR(PersonId::Parse("manager", request.manager()).status());
  }
  return std::optional(request.manager());
}

StatusOr<RecordQuery> Read(const ListRequest& request) {
  RecordQuery query;
  ASSIGN_OR_RETURN(query.figure, ReadFigure(request.figure()));
  ASSIGN_OR_RETURN(query.manager, ReadLine(request));
  ASSIGN_OR_RETURN(query.counted, ReadPart(request.part()));
  ASSIGN_OR_RETURN(query.limit, rpc::PageSize(request.page_size()));
  return query;
}

// All that decides what is listed.
std::string QueryOf(const ListRequest& request) {
  ListRequest query = request;
  query.clear_page_size();
  query.clear_page_token();
  return "ListAlignmentReportRecords " + query.SerializeAsString();
}

void Write(const ReportShare& share, v1::Share& message) {
  message.set_count(share.count);
  message.set_of(share.of);
}

void Write(const ReportLine& line, v1::AlignmentReportLine& message) {
  message.set_manager(line.manager);
  message.set_partnerships(line.partnerships);
  Write(line.verified, *message.mutable_verified());
  Write(line.conversation, *message.mutable_conversation());
  Write(line.aligned, *message.mutable_aligned());
  Write(line.reciprocity, *message.mutable_reciprocity());
}

void Write(const ReportRecord& record, ListResponse::Record& message) {
  message.set_name(record.name);
  message.set_manager(record.manager);
  message.set_counted(record.counted);
  message.set_evidence(record.evidence);
}

class AlignmentReportRpc final : public v1::AlignmentReportService::Service {
 public:
  explicit AlignmentReportRpc(const AlignmentReportRpcPorts& ports)
      : gate_(ports.gate),
        report_(ports.database, ports.organisations, ports.source, ports.clock) {}

  grpc::Status GetAlignmentReport(grpc::ServerContext* context,
                                  const v1::GetAlignmentReportRequest* request,
                                  v1::GetAlignmentReportResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const VendorId vendor, VendorId::ParseName("parent", request->parent()));
      ASSIGN_OR_RETURN(const std::optional<CivilDay> day, ReadDay(*request));
      ASSIGN_OR_RETURN(const AlignmentReport report, report_.Run(vendor, day));
      *response->mutable_day() = wire::ToProto(report.day);
      for (const ReportLine& line : report.lines) Write(line, *response->add_lines());
      Write(report.total, *response->mutable_total());
      return OkStatus();
    });
  }

  grpc::Status ListAlignmentReportRecords(grpc::ServerContext* context, const ListRequest* request,
                                          ListResponse* response) override {
    return gate_.Serve(*context, *request,
                       [&](const rpc::Call&) { return List(*request, *response); });
  }

 private:
  Status List(const ListRequest& request, ListResponse& response) const {
    ASSIGN_OR_RETURN(const VendorId vendor, VendorId::ParseName("parent", request.parent()));
    ASSIGN_OR_RETURN(const std::optional<CivilDay> day, ReadDay(request));
    ASSIGN_OR_RETURN(RecordQuery query, Read(request));
    ASSIGN_OR_RETURN(query.after, rpc::PagePosition(QueryOf(request), request.page_token()));
    ASSIGN_OR_RETURN(const RecordPage page, report_.List(vendor, day, query));
    for (const ReportRecord& record : page.records) Write(record, *response.add_records());
    if (page.more) {
      response.set_next_page_token(rpc::PageToken(QueryOf(request), page.records.back().name));
    }
    return OkStatus();
  }

  rpc::Gate& gate_;
  const ReportAlignment report_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAlignmentReportRpc(const AlignmentReportRpcPorts& ports) {
  return std::make_unique<AlignmentReportRpc>(ports);
}

std::vector<identity::PolicyRow> AlignmentReportPolicyRows() {
  const std::set<identity::Role>& vendors = VendorRoles();
  return {
      {"tandem.fiscal.v1.AlignmentReportService/GetAlignmentReport", vendors, "parent"},
      {"tandem.fiscal.v1.AlignmentReportService/ListAlignmentReportRecords", vendors, "parent"}};
}

}  // namespace tandem::fiscal
