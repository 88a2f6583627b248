#include "libs/base/status.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

StatusOr<int> Twice(StatusOr<int> value) {
  ASSIGN_OR_RETURN(const int number, std::move(value));
  return 2 * number;
}

TEST(Status, AnnotateKeepsTheCodeAndSaysWhere) {
  const Status status = Annotate(NotFound("no such place"), "line 3");
  EXPECT_EQ(status.code(), StatusCode::kNotFound);
  EXPECT_EQ(MessageOf(status), "line 3: no such place");
  EXPECT_TRUE(Annotate(OkStatus(), "line 3").ok());
}

TEST(Status, AssignOrReturnPassesValuesAndErrorsOn) {
  EXPECT_EQ(Twice(21).value(), 42);
  EXPECT_EQ(Twice(InvalidArgument("no number")).status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace tandem
