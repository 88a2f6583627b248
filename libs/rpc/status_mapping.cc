#include "libs/rpc/status_mapping.h"

namespace tandem::rpc {
namespace {

constexpr std::size_t kLongestMessage = 1500;

Status MakeStatus(int code, const std::string& message) {
  const bool known = code > 0 && code <= static_cast<int>(StatusCode::kUnauthenticated);
  return {known ? static_cast<StatusCode>(code) : StatusCode::kUnknown, message};
}

// "field: rule" without the field.
std::string RuleOf(const Status& status, const std::string& field) {
  std::string message(MessageOf(status));
  const std::size_t at = message.find(field + ": ");
  return at == std::string::npos ? message : message.substr(at + field.size() + 2);
}

}  // namespace

type::v1::ErrorStatus ToProto(const Status& status) {
  type::v1::ErrorStatus proto;
  proto.set_code(static_cast<int>(status.code()));
  // Clients take 8 KiB of trailers by default.
  proto.set_message(std::string(MessageOf(status).substr(0, kLongestMessage)));
  if (const std::string reason = ReasonOf(status); !reason.empty()) {
    type::v1::ErrorInfo info;
    info.set_reason(reason);
    info.set_domain("tandem");
    proto.add_details()->PackFrom(info);
  }
  if (const std::string field = FieldOf(status); !field.empty()) {
    type::v1::BadRequest request;
    auto& violation = *request.add_field_violations();
    violation.set_field(field);
    violation.set_description(RuleOf(status, field));
    proto.add_details()->PackFrom(request);
  }
  return proto;
}

Status FromProto(const type::v1::ErrorStatus& proto) {
  if (proto.code() == 0) return OkStatus();
  Status status = MakeStatus(proto.code(), proto.message());
  for (const auto& detail : proto.details()) {
    type::v1::ErrorInfo info;
    type::v1::BadRequest request;
    if (detail.UnpackTo(&info)) {
      status = WithReason(status, info.reason());
    } else if (detail.UnpackTo(&request) && request.field_violations_size() > 0) {
      status = WithField(status, request.field_violations(0).field());
    }
  }
  return status;
}

grpc::Status ToGrpc(const Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const type::v1::ErrorStatus proto = ToProto(status);
  const std::string details = proto.details_size() > 0 ? proto.SerializeAsString() : std::string();
  return {static_cast<grpc::StatusCode>(status.code()), proto.message(), details};
}

Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return OkStatus();
  type::v1::ErrorStatus proto;
  if (!status.error_details().empty() && proto.ParseFromString(status.error_details()) &&
      proto.code() == status.error_code()) {
    return FromProto(proto);
  }
  return MakeStatus(status.error_code(), status.error_message());
}

}  // namespace tandem::rpc
