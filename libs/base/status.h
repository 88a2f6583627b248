#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

// Errors are values: absl::Status and absl::StatusOr, included through this header only, because
// Debian's absl::string_view is another type than std::string_view. The codes have one meaning
// everywhere: INVALID_ARGUMENT is bad input and its message names the field and the rule; NOT_FOUND
// is a missing thing, or one of another vendor; ALREADY_EXISTS an id that is taken;
// FAILED_PRECONDITION a state or etag that forbids the call; PERMISSION_DENIED a caller who may
// not; ABORTED "the same once more"; RESOURCE_EXHAUSTED too much at a time; UNAVAILABLE "later";
// INTERNAL a defect of ours.
namespace tandem {

using absl::OkStatus;
using absl::Status;
using absl::StatusCode;
using absl::StatusOr;

Status InvalidArgument(std::string_view message);
Status NotFound(std::string_view message);
Status AlreadyExists(std::string_view message);
Status FailedPrecondition(std::string_view message);
Status PermissionDenied(std::string_view message);
Status Unauthenticated(std::string_view message);
Status Aborted(std::string_view message);
Status ResourceExhausted(std::string_view message);
Status Cancelled(std::string_view message);
Status DeadlineExceeded(std::string_view message);
Status Unavailable(std::string_view message);
Status Internal(std::string_view message);

// Hears of an error that no caller is there to get: on a thread of one's own, that goes on. Must be
// quick and thread-safe; may be empty.
using OnFailure = std::function<void(const Status&)>;

// INVALID_ARGUMENT "field: rule" that also carries the field by itself, as its path in the request:
// "partnership.display_name".
Status InvalidField(std::string_view field, std::string_view rule);
// The same status that also carries the field; the message stays.
Status WithField(Status status, std::string_view field);
// The field that the status carries, or nothing.
std::string FieldOf(const Status& status);

// The same status with a stable reason for programs, in upper case: "STALE_ETAG".
Status WithReason(Status status, std::string_view reason);
// That reason, or nothing.
std::string ReasonOf(const Status& status);

// Whether the same call may succeed later without any change: UNAVAILABLE, ABORTED,
// DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED. Consumers of events retry on these and park on all others.
bool IsRetryable(const Status& status);

// "NOT_FOUND".
std::string CodeName(StatusCode code);

// The message, valid as long as `status` is neither changed nor destroyed.
std::string_view MessageOf(const Status& status);

// The same code, field and reason with "where: " before the message; OK stays OK.
Status Annotate(const Status& status, std::string_view where);

}  // namespace tandem

#define TANDEM_STATUS_CONCAT_INNER(a, b) a##b
#define TANDEM_STATUS_CONCAT(a, b) TANDEM_STATUS_CONCAT_INNER(a, b)

// Returns from the enclosing function unless `expression` is OK.
#define RETURN_IF_ERROR(expression)                                           \
  do {                                                                        \
    if (::tandem::Status tandem_status = (expression); !tandem_status.ok()) { \
      return tandem_status;                                                   \
    }                                                                         \
  } while (false)

// Declares or assigns `target` from a StatusOr, or returns its error from the enclosing function.
#define ASSIGN_OR_RETURN(target, expression) \
  ASSIGN_OR_RETURN_INNER(TANDEM_STATUS_CONCAT(tandem_or_, __LINE__), target, expression)
#define ASSIGN_OR_RETURN_INNER(holder, target, expression) \
  auto holder = (expression);                              \
  if (!holder.ok()) return holder.status();                \
  target = std::move(holder).value()
