#include "libs/base/civil_day.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem {
namespace {

using ::testing::HasSubstr;

std::string ErrorOf(std::string_view text) {
  return std::string(MessageOf(CivilDay::Parse(text).status()));
}

TEST(CivilDay, ParsesAndPrintsEveryDayOfTheSupportedYears) {
  const CivilDay last = CivilDay::FromYmd(kLastYear, 12, 31);
  for (CivilDay day = CivilDay::FromYmd(kFirstYear, 1, 1); day <= last; ++day) {
    ASSERT_EQ(CivilDay::Parse(day.ToString()).value(), day);
  }
}

TEST(CivilDay, RefusesWhatIsNoDateAndSaysWhy) {
  EXPECT_THAT(ErrorOf("2026-02-30"), HasSubstr("February 2026 has 28 days"));
  EXPECT_THAT(ErrorOf("2026-13-01"), HasSubstr("no month 13"));
  EXPECT_THAT(ErrorOf("2026-1-01"), HasSubstr("YYYY-MM-DD"));
  EXPECT_THAT(ErrorOf("01/02/2026"), HasSubstr("YYYY-MM-DD"));
  EXPECT_THAT(ErrorOf("2026-01-01 "), HasSubstr("YYYY-MM-DD"));
  EXPECT_THAT(ErrorOf("1949-12-31"), HasSubstr("1950 to 2150"));
  EXPECT_THAT(ErrorOf("2151-01-01"), HasSubstr("1950 to 2150"));
  EXPECT_THAT(ErrorOf(""), HasSubstr("YYYY-MM-DD"));
}

TEST(CivilDay, MonthsAndYearsClampToTheMonthsLastDay) {
  const CivilDay leap_day = CivilDay::FromYmd(2024, 2, 29);
  EXPECT_EQ(leap_day.PlusYears(1), CivilDay::FromYmd(2025, 2, 28));
  EXPECT_EQ(leap_day.PlusYears(4), CivilDay::FromYmd(2028, 2, 29));
  EXPECT_EQ(CivilDay::FromYmd(2024, 1, 31).PlusMonths(1), leap_day);
  EXPECT_EQ(CivilDay::FromYmd(2024, 1, 31).PlusMonths(-2), CivilDay::FromYmd(2023, 11, 30));
  EXPECT_EQ(CivilDay::LastOfMonth(2026, 2), CivilDay::FromYmd(2026, 2, 28));
}

TEST(CivilDay, KnowsItsWeekday) {
  EXPECT_EQ(CivilDay::FromYmd(2026, 7, 25).weekday(), std::chrono::Saturday);
}

}  // namespace
}  // namespace tandem
