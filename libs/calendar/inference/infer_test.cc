#include "libs/calendar/inference/infer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/calendar/fiscal/calendar_testing.h"

namespace tandem::calendar {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Result = Inference::Result;

std::vector<CivilDay> Days(const std::vector<std::string>& texts) {
  std::vector<CivilDay> days;
  days.reserve(texts.size());
  for (const std::string& text : texts) days.push_back(Day(text));
  return days;
}

Inference FromYears(const std::vector<std::string>& ends) {
  return InferFromYearEnds(Days(ends)).value();
}
Inference FromQuarters(const std::vector<std::string>& ends) {
  return InferFromQuarterEnds(Days(ends)).value();
}

TEST(Infer, F1_YearEndsOnOneDateAreMonthBased) {
  const Inference inference = FromYears({"2023-12-31", "2024-12-31", "2025-12-31"});
  EXPECT_EQ(inference.result, Result::kUnique);
  EXPECT_THAT(inference.calendars, ElementsAre("month 01-01"));
  EXPECT_THAT(inference.undetermined, ElementsAre("label"));
  EXPECT_EQ(inference.first_different_year, std::nullopt);
  EXPECT_THAT(FromYears({"2023-02-28", "2024-02-29"}).calendars, ElementsAre("month 03-01"));
}

TEST(Infer, F1_EnoughYearEndsOfAWeekBasedCompanyLeaveOneRule) {
  const Inference dell =
      FromYears({"2018-02-02", "2019-02-01", "2020-01-31", "2021-01-29", "2022-01-28", "2023-02-03",
                 "2024-02-02", "2025-01-31", "2026-01-30"});
  EXPECT_EQ(dell.result, Result::kUnique);
  EXPECT_THAT(dell.calendars, ElementsAre("nearest fri jan"));
  EXPECT_THAT(dell.undetermined, ElementsAre("weeks", "week53", "label"));
}

TEST(Infer, F1_SeveralRulesAreAmbiguousWithTheFirstFutureYearInWhichTheyDiffer) {
  const Inference inference = FromYears({"2026-01-31"});
  EXPECT_EQ(inference.result, Result::kAmbiguous);
  EXPECT_THAT(inference.calendars, Contains("month 02-01"));
  EXPECT_THAT(inference.calendars, Contains("last sat jan"));
  EXPECT_THAT(inference.calendars, Contains("nearest sat jan"));
  EXPECT_EQ(inference.first_different_year, 2027);
  // Saturdays only: last and nearest part company when January ends on a Tuesday or before.
  const Inference two = FromYears({"2023-01-28", "2024-01-27", "2025-01-25", "2026-01-31"});
  EXPECT_EQ(two.result, Result::kUnique);
  EXPECT_THAT(two.calendars, ElementsAre("last sat jan"));
}

TEST(Infer, F1_RulesWithTheSameDaysAreOneNamedByTheFirstKind) {
  // "first sun on-or-after 07-26" gives the same days as the last Saturday of July.
  const Inference cisco = FromYears({"2016-07-30", "2019-07-27", "2020-07-25", "2021-07-31",
                                     "2022-07-30", "2023-07-29", "2025-07-26", "2026-07-25"});
  EXPECT_THAT(cisco.calendars, ElementsAre("last sat jul"));
}

TEST(Infer, F1_NoRuleFitsIsNone) {
  const Inference inference = FromYears({"2023-12-31", "2024-06-30"});
  EXPECT_EQ(inference.result, Result::kNone);
  EXPECT_THAT(inference.calendars, IsEmpty());
  EXPECT_THAT(inference.undetermined, IsEmpty());
  EXPECT_FALSE(InferFromYearEnds({}).ok());
}

TEST(Infer, F1_QuarterEndsLeaveTheYearStartOpen) {
  const Inference month = FromQuarters({"2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"});
  EXPECT_EQ(month.result, Result::kUnique);
  EXPECT_THAT(month.calendars, ElementsAre("month 01-01"));
  EXPECT_THAT(month.undetermined, ElementsAre("label", "yearStart"));
  // Arrow's interim quarters follow no rule.
  EXPECT_EQ(
      FromQuarters({"2020-09-26", "2021-04-03", "2021-07-03", "2021-10-02", "2020-12-31"}).result,
      Result::kNone);
}

TEST(Infer, F1_QuarterEndsOfAWeekBasedCompanyFindItsRule) {
  std::vector<CivilDay> ends;
  for (const FiscalQuarter& quarter : Calendar("last sat sep; weeks 4-4-5; week53 q1")
                                          .Quarters(Day("2000-01-01"), Day("2025-09-27"))) {
    ends.push_back(quarter.last);
  }
  const Inference inference = InferFromQuarterEnds(ends).value();
  EXPECT_THAT(inference.calendars, ElementsAre("last sat sep; week53 q1"));
  EXPECT_THAT(inference.undetermined, ElementsAre("weeks", "label", "yearStart"));
  EXPECT_EQ(inference.result, Result::kUnique);
}

TEST(Infer, F1_QuartersOfTwelveTwelveTwelveAndSixteenWeeksAreFound) {
  std::vector<CivilDay> ends;
  for (const FiscalQuarter& quarter : Calendar("nearest sun aug; weeks 12-12-12-16; week53 p4")
                                          .Quarters(Day("2000-01-01"), Day("2025-08-31"))) {
    ends.push_back(quarter.last);
  }
  EXPECT_THAT(InferFromQuarterEnds(ends).value().calendars,
              ElementsAre("nearest sun aug; week53 q4"));
}

}  // namespace
}  // namespace tandem::calendar
