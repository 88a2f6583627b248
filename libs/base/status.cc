#include "libs/base/status.h"

namespace tandem {
namespace {

Status Make(StatusCode code, std::string_view message) {
  return Status(code, absl::string_view(message.data(), message.size()));
}

}  // namespace

Status InvalidArgument(std::string_view message) {
  return Make(StatusCode::kInvalidArgument, message);
}
Status NotFound(std::string_view message) { return Make(StatusCode::kNotFound, message); }
Status FailedPrecondition(std::string_view message) {
  return Make(StatusCode::kFailedPrecondition, message);
}
Status Unavailable(std::string_view message) { return Make(StatusCode::kUnavailable, message); }
Status Internal(std::string_view message) { return Make(StatusCode::kInternal, message); }

std::string_view MessageOf(const Status& status) {
  return {status.message().data(), status.message().size()};
}

Status Annotate(const Status& status, std::string_view where) {
  if (status.ok()) return status;
  std::string message(where);
  message += ": ";
  message += MessageOf(status);
  return Make(status.code(), message);
}

}  // namespace tandem
