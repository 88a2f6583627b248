#include "services/partner_registry/domain/organisation_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

Shutdown Closed(const char* first, const char* last) {
  return {CivilDay::Parse(first).value(), CivilDay::Parse(last).value()};
}

std::string FieldRefused(SettingsValues values) {
  return FieldOf(CheckSettings("settings", std::move(values)).status());
}

TEST(OrganisationSettings, R1_ThePlaceIsKeptAsTheHolidayTableSpellsIt) {
  EXPECT_EQ(CheckSettings("settings", {.country = "us-ca"})->country, "US-CA");
  EXPECT_EQ(CheckSettings("settings", {})->country, "");
  EXPECT_EQ(FieldRefused({.country = "XX"}), "settings.country");
}

TEST(OrganisationSettings, R1_AWeekHasAWorkingDay) {
  EXPECT_EQ(FieldRefused({.free_weekdays = 0b1111111}), "settings.free_weekdays");
  EXPECT_THAT(CheckSettings("settings", {.free_weekdays = 0b1111110}), IsOk());
}

TEST(OrganisationSettings, R1_TheLeadIsUpToSixtyWorkingDays) {
  EXPECT_THAT(CheckSettings("settings", {.lead_days = 60}), IsOk());
  EXPECT_EQ(FieldRefused({.lead_days = 61}), "settings.lead_days");
  EXPECT_EQ(FieldRefused({.lead_days = -1}), "settings.lead_days");
}

TEST(OrganisationSettings, R1_ShutdownsAreSorted) {
  const Shutdown summer = Closed("2026-08-01", "2026-08-14");
  const Shutdown winter = Closed("2026-12-24", "2027-01-01");
  EXPECT_EQ(CheckSettings("settings", {.shutdowns = {winter, summer}})->shutdowns,
            (std::vector<Shutdown>{summer, winter}));
}

TEST(OrganisationSettings, R1_ShutdownsThatOverlapOrEndBeforeTheyStartAreRefused) {
  EXPECT_THAT(CheckSettings("settings", {.shutdowns = {Closed("2026-12-24", "2027-01-01"),
                                                       Closed("2027-01-01", "2027-01-03")}}),
              StatusIs(StatusCode::kInvalidArgument,
                       HasSubstr("2026-12-24..2027-01-01 and 2027-01-01..2027-01-03 overlap")));
  EXPECT_EQ(FieldRefused({.shutdowns = {Closed("2026-12-24", "2026-12-23")}}),
            "settings.shutdowns[0]");
  EXPECT_EQ(FieldRefused({.shutdowns = {Closed("2026-01-01", "2027-02-05")}}),
            "settings.shutdowns[0]");
  EXPECT_THAT(CheckSettings("settings", {.shutdowns = {Closed("2026-01-01", "2027-02-04")}}),
              IsOk());
}

TEST(OrganisationSettings, R1_AtMostFiveHundredShutdowns) {
  std::vector<Shutdown> shutdowns;
  for (int i = 0; i < 501; ++i) {
    const CivilDay day = CivilDay::FromYmd(2026, 1, 1) + i;
    shutdowns.push_back({day, day});
  }
  EXPECT_EQ(FieldRefused({.shutdowns = shutdowns}), "settings.shutdowns");
  shutdowns.pop_back();
  EXPECT_THAT(CheckSettings("settings", {.shutdowns = shutdowns}), IsOk());
}

}  // namespace
}  // namespace tandem::partner
