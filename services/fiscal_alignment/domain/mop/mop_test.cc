#include "services/fiscal_alignment/domain/mop/mop.h"

#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testing::HasSubstr;
using testkit::StatusIs;

TEST(MopName, F5_IsReadBackAsItIsWritten) {
  const std::string text = "vendors/acme/partnerships/softcat/mops/2";
  const MopName name = MopName::Parse("name", text).value();
  EXPECT_EQ(name.number, 2);
  EXPECT_EQ(name.partnership.partnership.value(), "softcat");
  EXPECT_EQ(name.ToString(), text);
}

TEST(MopName, F5_OtherFormsAreRefused) {
  for (const std::string_view bad :
       {"", "mops/2", "vendors/acme/mops/2", "vendors/acme/partnerships/softcat",
        "vendors/acme/partnerships/softcat/mops/", "vendors/acme/partnerships/softcat/mops/0",
        "vendors/acme/partnerships/softcat/mops/02", "vendors/acme/partnerships/softcat/mops/-1",
        "vendors/acme/partnerships/softcat/mops/2/x",
        "vendors/acme/partnerships/softcat/mops/99999999999"}) {
    EXPECT_THAT(MopName::Parse("name", bad),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("must have the form vendors/")))
        << bad;
  }
}

TEST(MopState, F5_ThreeStatesBindAndTwoWait) {
  int open = 0;
  int binding = 0;
  for (int i = 0; i <= static_cast<int>(MopState::kDeclined); ++i) {
    const auto state = static_cast<MopState>(i);
    open += IsOpen(state) ? 1 : 0;
    binding += IsBinding(state) ? 1 : 0;
    EXPECT_FALSE(MopStateName(state).empty());
  }
  EXPECT_EQ(open, 2);
  EXPECT_EQ(binding, 3);
  EXPECT_EQ(MopStateName(MopState::kNeedsReview), "NEEDS_REVIEW");
}

}  // namespace
}  // namespace tandem::fiscal
