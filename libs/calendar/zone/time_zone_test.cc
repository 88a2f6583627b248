#include "libs/calendar/zone/time_zone.h"

#include <gtest/gtest.h>

namespace tandem::calendar {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Twice = TimeZone::Twice;

std::chrono::sys_seconds Utc(CivilDay day, hours hour) {
  return std::chrono::sys_seconds(std::chrono::days(day.days())) + hour;
}

TEST(TimeZone, ASkippedTimeIsTheChangeAndATwofoldOneIsChosen) {
  const TimeZone berlin = TimeZone::Load("Europe/Berlin").value();
  const CivilDay spring = CivilDay::FromYmd(2026, 3, 29);
  const CivilDay autumn = CivilDay::FromYmd(2026, 10, 25);
  const LocalSeconds skipped = Midnight(spring) + minutes(150);
  const LocalSeconds twofold = Midnight(autumn) + minutes(120);
  EXPECT_EQ(berlin.InstantOf(skipped, Twice::kEarlier), Utc(spring, hours(1)));
  EXPECT_EQ(berlin.InstantOf(skipped, Twice::kLater), Utc(spring, hours(1)));
  EXPECT_EQ(berlin.InstantOf(twofold, Twice::kEarlier), Utc(autumn, hours(0)));
  EXPECT_EQ(berlin.InstantOf(twofold, Twice::kLater), Utc(autumn, hours(1)));
  EXPECT_FALSE(berlin.HappensOnce(skipped));
  EXPECT_FALSE(berlin.HappensOnce(twofold));
  EXPECT_TRUE(berlin.HappensOnce(Midnight(autumn)));
}

TEST(TimeZone, LocalTimesGoThereAndBackAlsoBefore1970) {
  const TimeZone tokyo = TimeZone::Load("Asia/Tokyo").value();
  for (const int year : {1955, 1970, 2026, 2149}) {
    const LocalSeconds local = Midnight(CivilDay::FromYmd(year, 1, 1)) + hours(3);
    const auto instant = tokyo.InstantOf(local, Twice::kEarlier);
    EXPECT_EQ(tokyo.LocalOf(instant), local);
    EXPECT_EQ(DayOf(tokyo.LocalOf(instant)), CivilDay::FromYmd(year, 1, 1));
    EXPECT_EQ(DayOf(TimeZone().LocalOf(instant)), CivilDay::FromYmd(year - 1, 12, 31));
  }
}

TEST(TimeZone, OnlyNamesOfTheDatabaseAreZones) {
  for (const char* name : {"", "/etc/localtime", "../zoneinfo/UTC", "localtime", "posixrules",
                           "Mars/Olympus", "libc:localtime"}) {
    EXPECT_EQ(TimeZone::Load(name).status().code(), StatusCode::kInvalidArgument) << name;
  }
  EXPECT_EQ(TimeZone::Load("America/New_York")->name(), "America/New_York");
}

}  // namespace
}  // namespace tandem::calendar
