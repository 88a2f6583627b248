#pragma once

#include <string>

#include <gmock/gmock.h>

#include "libs/base/status.h"

// EXPECT_THAT(Call(), IsOk()), EXPECT_THAT(Call(), StatusIs(StatusCode::kNotFound,
// HasSubstr("x"))).
namespace tandem::testkit {

// The matchers look at it at once, so a temporary lives long enough.
inline const Status& StatusOf(const Status& status) {
  return status;  // NOLINT(bugprone-return-const-ref-from-parameter)
}
template <typename T>
const Status& StatusOf(const StatusOr<T>& result) {
  return result.status();
}

MATCHER(IsOk, "is OK") {
  const Status& status = StatusOf(arg);
  *result_listener << CodeName(status.code()) << ": " << MessageOf(status);
  return status.ok();
}

MATCHER_P2(StatusIs, code, message, "is a status with that code and message") {
  const Status& status = StatusOf(arg);
  *result_listener << CodeName(status.code()) << ": " << MessageOf(status);
  return testing::Matches(testing::Matcher<StatusCode>(code))(status.code()) &&
         testing::Matches(testing::Matcher<std::string>(message))(std::string(MessageOf(status)));
}

}  // namespace tandem::testkit
