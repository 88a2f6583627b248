#include "libs/calendar/working/working_days.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/calendar/holidays/holiday_table.h"

namespace tandem::calendar {
namespace {

CivilDay Day(std::string_view text) { return CivilDay::Parse(text).value(); }

const DaySpan k2026 = {CivilDay::FromYmd(2025, 12, 1), CivilDay::FromYmd(2027, 1, 31)};

std::shared_ptr<const PlaceHolidays> Place(std::string_view code) {
  return HolidayTable::Shipped().Find(code).value();
}

TEST(WorkingDays, R4_WithoutAPlaceMondayToFridayWork) {
  const WorkingDays days = WorkingDays::Of(nullptr, {}, k2026);
  EXPECT_TRUE(days.Contains(Day("2026-01-01")));
  EXPECT_FALSE(days.Contains(Day("2026-01-03")));
  EXPECT_EQ(days.Count(Day("2025-12-31"), Day("2026-12-31")), 261);
  EXPECT_FALSE(days.IsEstimated(Day("2026-01-01"), Day("2026-12-31")));
}

TEST(WorkingDays, R4_PublicHolidaysOfCountryAndSubdivisionDoNotWork) {
  const WorkingDays germany = WorkingDays::Of(Place("DE").get(), {}, k2026);
  const WorkingDays bavaria = WorkingDays::Of(Place("DE-BY").get(), {}, k2026);
  EXPECT_FALSE(germany.Contains(Day("2026-10-03")));
  EXPECT_TRUE(germany.Contains(Day("2026-01-06")));
  EXPECT_FALSE(bavaria.Contains(Day("2026-01-06")));
}

TEST(WorkingDays, R4_FridayAndSaturdayAreFreeWhereTheyAreTheWeekend) {
  const WorkingDays egypt = WorkingDays::Of(Place("EG").get(), {}, k2026);
  EXPECT_FALSE(egypt.Contains(Day("2026-02-06")));  // Friday
  EXPECT_FALSE(egypt.Contains(Day("2026-02-07")));
  EXPECT_TRUE(egypt.Contains(Day("2026-02-08")));  // Sunday
  const WorkingHabits monday_to_friday = {.free_weekdays = UsualFreeWeekdays(nullptr)};
  EXPECT_FALSE(
      WorkingDays::Of(Place("EG").get(), monday_to_friday, k2026).Contains(Day("2026-02-08")));
}

TEST(WorkingDays, R4_DeclaredWorkingWeekendsWorkAndAHolidayBeatsThem) {
  const DaySpan y2025 = {CivilDay::FromYmd(2025, 1, 1), CivilDay::FromYmd(2025, 12, 31)};
  const WorkingDays china = WorkingDays::Of(Place("CN").get(), {}, y2025);
  EXPECT_TRUE(china.Contains(Day("2025-09-28")));  // a Sunday, for the October holidays
  EXPECT_FALSE(china.Contains(Day("2025-10-01")));
  PlaceFacts facts{.code = "XX",
                   .weekend = UsualFreeWeekdays(nullptr),
                   .first_year = 2015,
                   .last_announced_year = 2035,
                   .last_announced_working_weekend_year = 2035,
                   .holidays = {{Day("2026-01-03"), "Both", false}},
                   .working_weekends = {Day("2026-01-03"), Day("2026-01-04")}};
  const PlaceHolidays place(facts);
  const WorkingDays days = WorkingDays::Of(&place, {}, k2026);
  EXPECT_FALSE(days.Contains(Day("2026-01-03")));
  EXPECT_TRUE(days.Contains(Day("2026-01-04")));
}

TEST(WorkingDays, R4_ShutdownsDoNotWork) {
  const WorkingHabits habits = {.shutdowns = {{Day("2026-12-24"), Day("2027-01-03")}}};
  const WorkingDays days = WorkingDays::Of(nullptr, habits, k2026);
  EXPECT_EQ(days.LastOnOrBefore(Day("2027-01-03")), Day("2026-12-23"));
}

TEST(WorkingDays, R4_BeyondTheLastKnownYearTheAnswerIsEstimatedNeverNone) {
  const DaySpan y2040 = {CivilDay::FromYmd(2040, 1, 1), CivilDay::FromYmd(2040, 12, 31)};
  const WorkingDays us = WorkingDays::Of(Place("US").get(), {}, y2040);
  EXPECT_TRUE(us.IsEstimated(y2040.first, y2040.first));
  EXPECT_FALSE(us.Contains(Day("2040-12-25")));
  EXPECT_FALSE(WorkingDays::Of(Place("US").get(), {}, k2026)
                   .IsEstimated(Day("2026-01-01"), Day("2026-12-31")));
}

RC_GTEST_PROP(WorkingDaysProperty, R4_AllAnswersAgreeWithCountingDayByDay, ()) {
  const auto place = Place(*rc::gen::element<std::string>("US-CA", "CN", "EG", "DE-BY", "GB"));
  const DaySpan span = {CivilDay::FromYmd(2024, 1, 1), CivilDay::FromYmd(2027, 12, 31)};
  const WorkingDays a = WorkingDays::Of(place.get(), {}, span);
  const WorkingDays b = WorkingDays::Of(Place("JP").get(), {}, span);
  const WorkingDays joint = WorkingDays::Joint(a, b);
  const CivilDay from = span.first + *rc::gen::inRange(100, 900);
  const CivilDay to = from + *rc::gen::inRange(0, 400);
  int count = 0;
  CivilDay latest = span.first - 1;
  for (CivilDay day = from + 1; day <= to; ++day) {
    RC_ASSERT(joint.Contains(day) == (a.Contains(day) && b.Contains(day)));
    if (!joint.Contains(day)) continue;
    ++count;
    latest = day;
    RC_ASSERT(joint.NthAfter(from, count) == day);
  }
  RC_ASSERT(joint.Count(from, to) == count);
  if (count > 0) {
    RC_ASSERT(joint.LastOnOrBefore(to) == latest);
    RC_ASSERT(joint.NthBack(to, count) == joint.NthAfter(from, 1));
  }
}

TEST(WorkingDays, TheEdgesOfTheSpanAnswerWithTheDayBesideIt) {
  const DaySpan weekend = {Day("2026-01-03"), Day("2026-01-04")};
  const WorkingDays none = WorkingDays::Of(nullptr, {}, weekend);
  EXPECT_EQ(none.LastOnOrBefore(weekend.last), weekend.first - 1);
  EXPECT_EQ(none.NthAfter(weekend.first, 1), weekend.last + 1);
}

}  // namespace
}  // namespace tandem::calendar
