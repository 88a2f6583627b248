#include "services/partner_registry/domain/people/working_calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::partner {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CivilDay Day(int year, unsigned month, unsigned day) { return CivilDay::FromYmd(year, month, day); }

WorkingCalendar Explain(const PersonValues& person, const SettingsValues& organisation,
                        const std::vector<Absence>& absences, CivilDay first, CivilDay last) {
  auto calendar = ExplainDays(person, organisation, absences, {first, last});
  EXPECT_THAT(calendar, testkit::IsOk());
  return *std::move(calendar);
}

ExplainedDay ExplainOne(const PersonValues& person, const SettingsValues& organisation,
                        const std::vector<Absence>& absences, CivilDay day) {
  return Explain(person, organisation, absences, day, day).days.front();
}

TEST(WorkingCalendar, R4_EveryReasonOfADayIsTold) {
  const SettingsValues organisation{.country = "DE",
                                    .shutdowns = {{Day(2026, 12, 24), Day(2026, 12, 31)}}};
  const std::vector<Absence> absences = {
      {.id = "a", .days = {Day(2026, 12, 21), Day(2026, 12, 27)}}};
  // 26 December 2026 is a Saturday.
  const ExplainedDay day = ExplainOne({}, organisation, absences, Day(2026, 12, 26));
  EXPECT_FALSE(day.works);
  ASSERT_EQ(day.reasons.size(), 4U);
  EXPECT_EQ(day.reasons[0].kind, DayReasonKind::kAbsence);
  EXPECT_EQ(day.reasons[1].kind, DayReasonKind::kShutdown);
  EXPECT_EQ(day.reasons[2].kind, DayReasonKind::kPublicHoliday);
  EXPECT_THAT(day.reasons[2].holiday, testing::Not(IsEmpty()));
  EXPECT_EQ(day.reasons[3].kind, DayReasonKind::kFreeWeekday);
}

TEST(WorkingCalendar, R4_APlainWorkingDayHasNoReason) {
  const ExplainedDay day = ExplainOne({}, {.country = "DE"}, {}, Day(2026, 5, 20));
  EXPECT_TRUE(day.works);
  EXPECT_THAT(day.reasons, IsEmpty());
}

TEST(WorkingCalendar, R4_ThePersonsOwnPlaceAndWeekBeatTheOrganisations) {
  const SettingsValues organisation{.country = "US"};
  const PersonValues bavarian{.country = "DE-BY"};
  // Corpus Christi is one in Bavaria; Independence Day is not.
  EXPECT_FALSE(ExplainOne(bavarian, organisation, {}, Day(2026, 6, 4)).works);
  EXPECT_TRUE(ExplainOne({}, organisation, {}, Day(2026, 6, 4)).works);
  PersonValues part_time;
  part_time.free_weekdays.set(5).set(6).set(0);
  EXPECT_FALSE(ExplainOne(part_time, organisation, {}, Day(2026, 5, 22)).works);
  EXPECT_EQ(Explain(part_time, organisation, {}, Day(2026, 5, 18), Day(2026, 5, 24)).working_days,
            4);
}

TEST(WorkingCalendar, R4_AWorkingWeekendWorksUnlessSomethingElseTakesIt) {
  SettingsValues organisation{.country = "DE", .working_weekends = {Day(2026, 9, 26)}};
  const ExplainedDay saturday = ExplainOne({}, organisation, {}, Day(2026, 9, 26));
  EXPECT_TRUE(saturday.works);
  EXPECT_THAT(saturday.reasons, ElementsAre(DayReason{DayReasonKind::kWorkingWeekend, ""}));
  // 3 October 2026, a Saturday, is a public holiday.
  organisation.working_weekends = {Day(2026, 10, 3)};
  const ExplainedDay holiday = ExplainOne({}, organisation, {}, Day(2026, 10, 3));
  EXPECT_FALSE(holiday.works);
  EXPECT_EQ(holiday.reasons.front().kind, DayReasonKind::kPublicHoliday);
  EXPECT_EQ(holiday.reasons.back().kind, DayReasonKind::kWorkingWeekend);
}

TEST(WorkingCalendar, R4_TheCountrysWorkingWeekendsCountToo) {
  // 14 February 2026 is a declared working Saturday in China.
  const ExplainedDay day = ExplainOne({}, {.country = "CN"}, {}, Day(2026, 2, 14));
  EXPECT_TRUE(day.works);
  EXPECT_THAT(day.reasons, ElementsAre(DayReason{DayReasonKind::kWorkingWeekend, ""}));
}

TEST(WorkingCalendar, R4_BeyondTheAnnouncedYearsItIsEstimated) {
  EXPECT_TRUE(ExplainOne({}, {.country = "DE"}, {}, Day(2101, 12, 26)).estimated);
  EXPECT_FALSE(ExplainOne({}, {.country = "DE"}, {}, Day(2026, 12, 26)).estimated);
  EXPECT_FALSE(ExplainOne({}, {}, {}, Day(2101, 12, 26)).estimated);
}

RC_GTEST_PROP(WorkingCalendarProperty, R4_ADayIsOffExactlyIfAReasonTakesIt,
              (std::uint16_t start, std::uint8_t free, std::uint8_t shutdown)) {
  const CivilDay first = Day(2024, 1, 1) + start % 3000;
  SettingsValues organisation{.country = start % 2 == 0 ? "CN" : "DE",
                              .free_weekdays = free % 127U,
                              .shutdowns = {{first + shutdown % 50, first + shutdown % 50 + 3}},
                              .working_weekends = {first + 5, first + 6}};
  const std::vector<Absence> absences = {{.id = "a", .days = {first + 20, first + 24}}};
  const WorkingCalendar calendar =
      ExplainDays({}, organisation, absences, {first, first + 60}).value();
  for (const ExplainedDay& day : calendar.days) {
    const bool taken = std::ranges::any_of(day.reasons, [](const DayReason& one) {
      return one.kind != DayReasonKind::kWorkingWeekend;
    });
    RC_ASSERT(day.works == !taken);
  }
}

}  // namespace
}  // namespace tandem::partner
