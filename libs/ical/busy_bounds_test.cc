#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/ical/busy_testing.h"

namespace tandem::ical {
namespace {

using ::testing::IsEmpty;

TEST(BusyBounds, R4_NoRuleTakesEndlessTime) {
  std::string text;
  for (const char* rule :
       {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=100", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"}) {
    for (int i = 0; i < 5000; ++i) {
      text += Event("DTSTART;VALUE=DATE:19500101\nRRULE:" + std::string(rule) + "\n");
    }
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto calendar = ReadBusyDays(Calendar(text), Berlin2026());
  EXPECT_THAT(calendar->entries, IsEmpty());
  EXPECT_EQ(calendar->remarks.back().reason, "TOO_MANY");
  // Some seconds under a sanitizer; without a limit hours.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

}  // namespace
}  // namespace tandem::ical
