#include "libs/calendar/working/place_working_days.h"

#include <gtest/gtest.h>

namespace tandem::calendar {
namespace {

CivilDay Day(std::string_view text) { return CivilDay::Parse(text).value(); }

const DaySpan k2026 = {CivilDay::FromYmd(2026, 1, 1), CivilDay::FromYmd(2026, 12, 31)};

TEST(PlaceWorkingDays, R4_EqualPlacesAndHabitsShareOneAnswer) {
  PlaceWorkingDays days(k2026);
  const auto germany = days.Of("DE").value();
  EXPECT_EQ(days.Of("DE").value(), germany);
  EXPECT_NE(days.Of("").value(), germany);
  EXPECT_FALSE(germany->Contains(Day("2026-12-25")));
}

TEST(PlaceWorkingDays, R4_OtherHabitsAreOtherDays) {
  PlaceWorkingDays days(k2026);
  const WorkingHabits closed = {.shutdowns = {{Day("2026-12-24"), Day("2026-12-31")}}};
  const WorkingHabits sundays_only = {.free_weekdays = WeekdaySet().set(0)};
  EXPECT_TRUE(days.Of("")->get()->Contains(Day("2026-12-28")));
  EXPECT_FALSE(days.Of("", closed)->get()->Contains(Day("2026-12-28")));
  EXPECT_TRUE(days.Of("", sundays_only)->get()->Contains(Day("2026-01-03")));  // a Saturday
}

TEST(PlaceWorkingDays, R4_AnUnknownPlaceIsRefusedEachTime) {
  PlaceWorkingDays days(k2026);
  EXPECT_EQ(days.Of("XX").status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(days.Of("XX").status().code(), StatusCode::kInvalidArgument);
}

TEST(PlaceWorkingDays, KeepsThePairsThatWereAskedForLast) {
  PlaceWorkingDays days(k2026, 2);
  const auto germany = days.Of("DE").value();
  const auto france = days.Of("FR").value();
  EXPECT_EQ(days.Of("DE").value(), germany);
  EXPECT_TRUE(days.Of("GB").ok());  // France goes
  EXPECT_EQ(days.Of("DE").value(), germany);
  const auto again = days.Of("FR").value();
  EXPECT_NE(again, france);
  EXPECT_EQ(again->Contains(Day("2026-07-14")), france->Contains(Day("2026-07-14")));
}

}  // namespace
}  // namespace tandem::calendar
