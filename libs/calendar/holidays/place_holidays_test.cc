#include "libs/calendar/holidays/place_holidays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::calendar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PublicHoliday On(int year, unsigned month, unsigned day, std::string name, bool estimated = false) {
  return {CivilDay::FromYmd(year, month, day), std::move(name), estimated};
}

PlaceFacts Facts(int first, int last, std::vector<PublicHoliday> holidays) {
  PlaceFacts facts;
  facts.code = "AA";
  facts.first_year = first;
  facts.last_announced_year = last;
  facts.holidays = std::move(holidays);
  return facts;
}

TEST(PlaceHolidays, OneDayHasItsNamesJoined) {
  const PlaceHolidays place(
      Facts(2024, 2025,
            {On(2024, 5, 1, "Labour"), On(2024, 5, 1, "Moon", true), On(2024, 6, 1, "Sun", true)}));
  EXPECT_THAT(place.HolidaysOf(2024),
              ElementsAre(On(2024, 5, 1, "Labour; Moon"), On(2024, 6, 1, "Sun", true)));
  EXPECT_THAT(place.HolidaysOf(2025), IsEmpty());
}

TEST(PlaceHolidays, R4_OnlyWhatFellOnOneDateInBothNearestYearsIsAssumed) {
  const PlaceHolidays place(Facts(
      2023, 2025,
      {On(2023, 1, 1, "New Year"), On(2023, 9, 9, "Gone"), On(2024, 1, 1, "New Year"),
       On(2024, 5, 6, "Spring Monday"), On(2024, 10, 3, "Moon", true),
       On(2024, 12, 25, "Christmas"), On(2025, 1, 1, "New Year"), On(2025, 5, 5, "Spring Monday"),
       On(2025, 10, 3, "Harvest"), On(2025, 12, 25, "Christmas")}));
  EXPECT_THAT(place.HolidaysOf(2026),
              ElementsAre(On(2026, 1, 1, "New Year", true), On(2026, 12, 25, "Christmas", true)));
  EXPECT_THAT(place.HolidaysOf(2020), ElementsAre(On(2020, 1, 1, "New Year", true)));
}

TEST(PlaceHolidays, R4_ATableOfOneYearIsItsOwnNeighbour) {
  const PlaceHolidays place(Facts(2024, 2024, {On(2024, 1, 1, "New Year")}));
  EXPECT_THAT(place.HolidaysOf(2030), ElementsAre(On(2030, 1, 1, "New Year", true)));
  EXPECT_THAT(place.HolidaysOf(1990), ElementsAre(On(1990, 1, 1, "New Year", true)));
}

TEST(PlaceHolidays, R4_AYearWithoutAnnouncedWorkingWeekendsIsEstimated) {
  PlaceFacts facts = Facts(2020, 2030, {});
  EXPECT_FALSE(PlaceHolidays(facts).IsEstimated(2030));
  facts.last_announced_working_weekend_year = 2025;
  facts.working_weekends = {CivilDay::FromYmd(2024, 2, 3), CivilDay::FromYmd(2025, 2, 1)};
  const PlaceHolidays place(facts);
  EXPECT_TRUE(place.IsEstimated(2019));
  EXPECT_FALSE(place.IsEstimated(2025));
  EXPECT_TRUE(place.IsEstimated(2026));
  EXPECT_THAT(place.WorkingWeekendsOf(2025), ElementsAre(CivilDay::FromYmd(2025, 2, 1)));
}

}  // namespace
}  // namespace tandem::calendar
