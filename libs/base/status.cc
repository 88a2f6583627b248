#include "libs/base/status.h"

namespace tandem {
namespace {

constexpr const char* kFieldPayload = "tandem/field";
constexpr const char* kReasonPayload = "tandem/reason";

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

Status Make(StatusCode code, std::string_view message) { return {code, View(message)}; }

std::string PayloadOf(const Status& status, const char* name) {
  const auto payload = status.GetPayload(name);
  return payload ? std::string(*payload) : std::string();
}

}  // namespace

Status InvalidArgument(std::string_view message) {
  return Make(StatusCode::kInvalidArgument, message);
}
Status NotFound(std::string_view message) { return Make(StatusCode::kNotFound, message); }
Status AlreadyExists(std::string_view message) { return Make(StatusCode::kAlreadyExists, message); }
Status FailedPrecondition(std::string_view message) {
  return Make(StatusCode::kFailedPrecondition, message);
}
Status PermissionDenied(std::string_view message) {
  return Make(StatusCode::kPermissionDenied, message);
}
Status Unauthenticated(std::string_view message) {
  return Make(StatusCode::kUnauthenticated, message);
}
Status Aborted(std::string_view message) { return Make(StatusCode::kAborted, message); }
Status ResourceExhausted(std::string_view message) {
  return Make(StatusCode::kResourceExhausted, message);
}
Status Cancelled(std::string_view message) { return Make(StatusCode::kCancelled, message); }
Status DeadlineExceeded(std::string_view message) {
  return Make(StatusCode::kDeadlineExceeded, message);
}
Status Unavailable(std::string_view message) { return Make(StatusCode::kUnavailable, message); }
Status Internal(std::string_view message) { return Make(StatusCode::kInternal, message); }

Status InvalidField(std::string_view field, std::string_view rule) {
  return WithField(Annotate(InvalidArgument(rule), field), field);
}

Status WithField(Status status, std::string_view field) {
  status.SetPayload(kFieldPayload, absl::Cord(View(field)));
  return status;
}

std::string FieldOf(const Status& status) { return PayloadOf(status, kFieldPayload); }

Status WithReason(Status status, std::string_view reason) {
  status.SetPayload(kReasonPayload, absl::Cord(View(reason)));
  return status;
}

std::string ReasonOf(const Status& status) { return PayloadOf(status, kReasonPayload); }

bool IsRetryable(const Status& status) {
  switch (status.code()) {
    case StatusCode::kUnavailable:
    case StatusCode::kAborted:
    case StatusCode::kDeadlineExceeded:
    case StatusCode::kResourceExhausted:
      return true;
    default:
      return false;
  }
}

std::string CodeName(StatusCode code) { return absl::StatusCodeToString(code); }

std::string_view MessageOf(const Status& status) {
  return {status.message().data(), status.message().size()};
}

Status Annotate(const Status& status, std::string_view where) {
  if (status.ok()) return status;
  std::string message(where);
  message += ": ";
  message += MessageOf(status);
  Status annotated = Make(status.code(), message);
  status.ForEachPayload([&annotated](absl::string_view type, const absl::Cord& payload) {
    annotated.SetPayload(type, payload);
  });
  return annotated;
}

}  // namespace tandem
