#include "services/partner_registry/domain/people/away.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::partner {
namespace {

using calendar::DaySpan;
using testing::ElementsAre;
using testing::IsEmpty;

CivilDay Day(unsigned month, unsigned day) { return CivilDay::FromYmd(2026, month, day); }

const OrganisationName kSoftcat =
    OrganisationName::Parse("name", "vendors/acme/partnerships/softcat").value();

PersonName Named(const std::string& id) {
  return {kSoftcat, PersonId::Parse("person", id).value()};
}

KnownAbsence Away(const std::string& id, CivilDay first, CivilDay last) {
  return {.person = Named(id), .days = {first, last}};
}

std::vector<PersonAway> AwayInJuly(const std::vector<KnownAbsence>& known,
                                   const SettingsValues& organisation = {}) {
  calendar::PlaceWorkingDays places({Day(6, 1), Day(8, 31)});
  auto away = AwayIn({Day(7, 18), Day(7, 31)}, known, organisation, places);
  EXPECT_THAT(away, testkit::IsOk());
  return *std::move(away);
}

TEST(UrgencyWindows, F2_AreFourteenDaysThatEndOnTheClose) {
  const auto windows = UrgencyWindows({Day(7, 31)}, {Day(9, 30)});
  ASSERT_EQ(windows.size(), 2U);
  EXPECT_EQ(windows[0].days, (DaySpan{Day(7, 18), Day(7, 31)}));
  EXPECT_THAT(windows[0].closes, ElementsAre(WindowClose{true, Day(7, 31)}));
  EXPECT_EQ(windows[0].shared, std::nullopt);
  EXPECT_THAT(windows[1].closes, ElementsAre(WindowClose{false, Day(9, 30)}));
}

TEST(UrgencyWindows, F2_OfBothSidesThatShareDaysAreOne) {
  // Cisco's quarter ended on Saturday 25 July, Softcat's on the 31st.
  const auto windows = UrgencyWindows({Day(7, 25)}, {Day(7, 31)});
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].days, (DaySpan{Day(7, 12), Day(7, 31)}));
  EXPECT_EQ(windows[0].shared, (DaySpan{Day(7, 18), Day(7, 25)}));
  EXPECT_EQ(windows[0].closes.size(), 2U);
}

TEST(UrgencyWindows, F2_OnOneDayAreWhollyShared) {
  const auto windows = UrgencyWindows({Day(6, 30)}, {Day(6, 30)});
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].shared, windows[0].days);
}

TEST(UrgencyWindows, F2_FourteenDaysApartShareNone) {
  EXPECT_EQ(UrgencyWindows({Day(6, 16)}, {Day(6, 30)}).size(), 2U);
  const auto one_day = UrgencyWindows({Day(6, 17)}, {Day(6, 30)});
  ASSERT_EQ(one_day.size(), 1U);
  EXPECT_EQ(one_day[0].shared, (DaySpan{Day(6, 17), Day(6, 17)}));
}

TEST(AwayIn, R4_CountsThePersonsOwnWorkingDays) {
  // Monday 20 to Friday 24 July: five of the ten working days of the window.
  const auto away = AwayInJuly({Away("bob", Day(7, 20), Day(7, 24))});
  ASSERT_EQ(away.size(), 1U);
  EXPECT_EQ(away[0].working_days_away, 5);
  EXPECT_EQ(away[0].working_days, 10);
  KnownAbsence part_time = Away("bob", Day(7, 20), Day(7, 24));
  part_time.free_weekdays.set(6).set(0).set(5);
  EXPECT_EQ(AwayInJuly({part_time})[0].working_days_away, 4);
  EXPECT_EQ(AwayInJuly({part_time})[0].working_days, 8);
}

TEST(AwayIn, R4_WhatTakesNoWorkingDayOfTheWindowIsNotTold) {
  EXPECT_THAT(AwayInJuly({Away("bob", Day(7, 18), Day(7, 19))}), IsEmpty());
  EXPECT_THAT(AwayInJuly({Away("bob", Day(7, 1), Day(7, 17))}), IsEmpty());
  EXPECT_THAT(AwayInJuly({Away("bob", Day(8, 1), Day(8, 9))}), IsEmpty());
  EXPECT_THAT(
      AwayInJuly({Away("bob", Day(7, 20), Day(7, 22))}, {.shutdowns = {{Day(7, 20), Day(7, 22)}}}),
      IsEmpty());
}

TEST(AwayIn, R4_ACoverWhoIsAwayTooIsTold) {
  KnownAbsence bob = Away("bob", Day(7, 20), Day(7, 31));
  bob.cover = PersonId::Parse("cover", "eve").value();
  auto away = AwayInJuly({bob});
  ASSERT_EQ(away.size(), 1U);
  EXPECT_EQ(away[0].cover, Named("eve"));
  EXPECT_EQ(away[0].days_without_cover, 0);
  away = AwayInJuly({bob, Away("eve", Day(7, 29), Day(8, 9))});
  ASSERT_EQ(away.size(), 2U);
  EXPECT_EQ(away[0].days_without_cover, 3);
  bob.cover_erased = true;
  EXPECT_EQ(AwayInJuly({bob})[0].days_without_cover, 12);
}

TEST(AwayIn, R4_IsInOrderOfDaysAndPeople) {
  const auto away =
      AwayInJuly({Away("eve", Day(7, 22), Day(7, 23)), Away("bob", Day(7, 22), Day(7, 22)),
                  Away("zoe", Day(7, 20), Day(7, 20))});
  ASSERT_EQ(away.size(), 3U);
  EXPECT_EQ(away[0].person, Named("zoe"));
  EXPECT_EQ(away[1].person, Named("bob"));
  EXPECT_EQ(away[2].person, Named("eve"));
}

}  // namespace
}  // namespace tandem::partner
