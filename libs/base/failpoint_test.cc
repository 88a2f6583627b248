#include "libs/base/failpoint.h"

#include <gtest/gtest.h>

namespace tandem {
namespace {

std::string Passings(int count) {
  std::string passed;
  for (int i = 0; i < count; ++i) passed += TANDEM_FAILPOINT("place").ok() ? '.' : 'x';
  return passed;
}

TEST(Failpoint, FailsAtThePassingThatWasAskedFor) {
  EXPECT_EQ(Passings(2), "..");
  ArmFailpoint("place:error:2");
  EXPECT_EQ(Passings(4), ".x..");
  ArmFailpoint("place:error:2+");
  EXPECT_EQ(Passings(4), ".xxx");
  ArmFailpoint("elsewhere:error:1+");
  EXPECT_EQ(Passings(2), "..");
  ArmFailpoint("");
  EXPECT_EQ(Passings(2), "..");
}

TEST(Failpoint, AJudgeDecidesAtEveryPassing) {
  ArmFailpoint("place:error:1+");
  std::string asked;
  JudgeFailpoints([&](std::string_view name) {
    asked += name;
    return asked.size() == 10 ? Unavailable("no") : OkStatus();
  });
  EXPECT_EQ(Passings(3), ".x.");
  EXPECT_EQ(asked, "placeplaceplace");
  JudgeFailpoints(nullptr);
  EXPECT_EQ(Passings(1), "x");
  ArmFailpoint("");
}

TEST(FailpointDeathTest, CrashEndsTheProcessAsAKillDoes) {
  EXPECT_EXIT(
      {
        ArmFailpoint("place:crash:1");
        Passings(1);
      },
      testing::ExitedWithCode(137), "");
}

}  // namespace
}  // namespace tandem
