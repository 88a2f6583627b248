#include "libs/ical/zones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/ical/busy_testing.h"
#include "libs/ical/windows_zones.h"

namespace tandem::ical {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A zone that is `offset` before UTC all year.
std::string Described(const std::string& tzid, const std::string& offset) {
  return "BEGIN:VTIMEZONE\nTZID:" + tzid + "\nBEGIN:STANDARD\nDTSTART:19700101T000000\n" +
         "TZOFFSETFROM:" + offset + "\nTZOFFSETTO:" + offset + "\nEND:STANDARD\nEND:VTIMEZONE\n";
}

// From 00:00 to 06:00 there: of the same day if the place is Berlin's, else not.
std::string Morning(const std::string& tzid) {
  return Event("DTSTART;TZID=" + tzid + ":20260504T000000\nDURATION:PT6H\n");
}

TEST(Zones, R4_AnIanaNameMeansThatZoneAlsoBehindAPath) {
  for (const char* tzid : {"Europe/Berlin", "/freeassociation.sourceforge.net/Europe/Berlin",
                           "/citadel.org/20190914_1/Europe/Berlin", "\"Europe/Berlin\""}) {
    EXPECT_THAT(Read(Calendar(Morning(tzid))), ElementsAre("2026-05-04..2026-05-04")) << tzid;
  }
}

TEST(Zones, R4_TheIanaZoneWinsOverTheFileAndTheReaderIsTold) {
  const std::string text =
      Described("Europe/Berlin", "-0500") + Morning("Europe/Berlin") + Morning("Europe/Berlin");
  EXPECT_THAT(Read(Calendar(text)), ElementsAre("2026-05-04..2026-05-04", "2026-05-04..2026-05-04",
                                                "* ZONE_CONTRADICTS"));
  EXPECT_THAT(ReadBusyDays(Calendar(text), Berlin2026())->remarks[0].text,
              HasSubstr("Europe/Berlin of the IANA database was used"));
  // In winter alone it is right.
  EXPECT_THAT(Read(Calendar(Described("Europe/Berlin", "+0100") +
                            Event("DTSTART;TZID=Europe/Berlin:20260112T090000\nDURATION:PT6H\n"))),
              ElementsAre("2026-01-12..2026-01-12"));
}

TEST(Zones, R4_OtherNamesMeanWhatTheFileOrElseWindowsSays) {
  EXPECT_THAT(Read(Calendar(Morning("W. Europe Standard Time"))),
              ElementsAre("2026-05-04..2026-05-04"));
  // 00:00 is 05:00 in summer in Berlin.
  EXPECT_THAT(Read(Calendar(Described("W. Europe Standard Time", "-0300") +
                            Event("DTSTART;TZID=W. Europe Standard Time:20260504T150000\n"
                                  "DURATION:PT10H\n"))),
              ElementsAre("2026-05-05..2026-05-05"));
  const auto unknown = ReadBusyDays(Calendar(Morning("Customized Time Zone")), Berlin2026());
  ASSERT_EQ(unknown->remarks.size(), 1U);
  EXPECT_EQ(unknown->remarks[0].reason, "UNKNOWN_ZONE");
  EXPECT_THAT(unknown->remarks[0].text, HasSubstr("\"Customized Time Zone\""));
}

TEST(Zones, R4_ABrokenDescriptionIsNoReasonToLoseTheOthers) {
  EXPECT_THAT(Read(Calendar("BEGIN:VTIMEZONE\nTZID:Mine\nEND:VTIMEZONE\n" + Morning("Mine") +
                            Morning("Europe/Berlin"))),
              ElementsAre("2026-05-04..2026-05-04", "! UNKNOWN_ZONE"));
}

TEST(Zones, AFilesZoneHasTheOffsetsOfItsRules) {
  const std::vector<Component> components = ReadComponents(File("outlook.ics")).value();
  RecurrenceBudget budget;
  Zones zones(components, {Day("2024-01-01"), Day("2028-12-31")}, budget);
  const EventZone& described = **zones.Find("W. Europe Standard Time");
  EXPECT_EQ(described.iana(), nullptr);
  const calendar::TimeZone berlin = Zone("Europe/Berlin");
  // Every quarter of an hour of three years, those that a change skips or doubles included.
  for (auto local = calendar::Midnight(Day("2025-01-01"));
       local < calendar::Midnight(Day("2028-01-01")); local += std::chrono::minutes(15)) {
    ASSERT_EQ(described.InstantOf(local),
              berlin.InstantOf(local, calendar::TimeZone::Twice::kEarlier))
        << local.time_since_epoch().count();
  }
}

TEST(Zones, AllWindowsNamesStandForZonesOfTheDatabase) {
  for (const char* name : {"W. Europe Standard Time", "Pacific Standard Time",
                           "India Standard Time", "AUS Eastern Standard Time", "UTC"}) {
    EXPECT_TRUE(calendar::TimeZone::Load(std::string(IanaNameOfWindowsZone(name))).ok()) << name;
  }
  EXPECT_EQ(IanaNameOfWindowsZone("Customized Time Zone"), "");
}

TEST(Zones, AFileMayNotNameZonesWithoutEnd) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += Morning("Zone" + std::to_string(i));
  EXPECT_THAT(ReadBusyDays(Calendar(text), Berlin2026())->remarks.back().text,
              HasSubstr("more than 200 time zones"));
}

}  // namespace
}  // namespace tandem::ical
