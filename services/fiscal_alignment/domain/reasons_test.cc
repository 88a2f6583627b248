#include "services/fiscal_alignment/domain/reasons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/partnership_testing.h"

namespace tandem::fiscal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const SideNames kNames = {"Cisco", "Softcat"};

TEST(Reasons, F3_SayWhatACloseMeansToEachSide) {
  const Alignment alignment = AlignParties({"month 01-01"}, {"month 02-01"});
  EXPECT_THAT(ReasonFor(*Find(alignment, Kind::kVendor), kNames),
              AllOf(HasSubstr("close on Cisco's own quarter end"),
                    HasSubstr("For Cisco it is the close itself."),
                    HasSubstr("Softcat typically has 22 working days left"),
                    HasSubstr("only 47% of its urgency helps"), HasSubstr("Plan together from")));
  EXPECT_THAT(ReasonFor(*Find(alignment, Kind::kPartner), kNames),
              AllOf(HasSubstr("Cisco has just closed"),
                    HasSubstr("No close of Cisco's own has a joint close")));
}

TEST(Reasons, F3_NameTheStubOfTwoPeriods) {
  const Alignment alignment = AlignParties({"month 02-01"}, {"month 06-01"});
  EXPECT_THAT(ReasonFor(*Find(alignment, Kind::kTwo), {}),
              AllOf(HasSubstr("one begins with the vendor's fiscal year"), HasSubstr("62 days")));
}

TEST(Reasons, F3_SayWhyAKindIsMissing) {
  const Alignment alignment = AlignParties({"month 01-01"}, {"month 01-01"});
  EXPECT_EQ(WhyNotOffered(alignment.not_offered.front()), "Both fiscal years start on one day.");
}

}  // namespace
}  // namespace tandem::fiscal
