#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/ical/busy_testing.h"

namespace tandem::ical {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr const char* kDay = "DTSTART;VALUE=DATE:20260504\n";  // a Monday

std::vector<std::string> ReadSeries(const std::string& lines) {
  return Read(Calendar(Event(kDay + lines)));
}

TEST(BusySeries, R4_SeriesAreExpanded) {
  EXPECT_THAT(
      ReadSeries("RRULE:FREQ=WEEKLY;COUNT=3\n"),
      ElementsAre("2026-05-04..2026-05-04", "2026-05-11..2026-05-11", "2026-05-18..2026-05-18"));
  EXPECT_THAT(
      ReadSeries("RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20260601;BYDAY=MO,WE\n"),
      ElementsAre("2026-05-04..2026-05-04", "2026-05-06..2026-05-06", "2026-05-18..2026-05-18",
                  "2026-05-20..2026-05-20", "2026-06-01..2026-06-01"));
  EXPECT_THAT(ReadSeries("DURATION:P2D\nRDATE;VALUE=DATE:20260601,20260504\n"),
              ElementsAre("2026-05-04..2026-05-05", "2026-06-01..2026-06-02"));
  EXPECT_THAT(ReadSeries("RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260505\n"),
              ElementsAre("2026-05-04..2026-05-04", "2026-05-06..2026-05-06"));
}

TEST(BusySeries, R4_AListWithAnEmptyItemIsRefusedRatherThanCutThere) {
  for (const char* dates : {"20260505,,20260506", "20260505,", ",20260505"}) {
    EXPECT_THAT(
        ReadSeries(std::string("RRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:") + dates + "\n"),
        ElementsAre("! BAD_TIME"))
        << dates;
  }
}

TEST(BusySeries, R4_UntilIsAnInstantWhereTheSeriesHasTimes) {
  const auto read = [](const std::string& until) {
    return Read(
        Calendar(Event("DTSTART;TZID=Europe/Berlin:20260504T000000\nDURATION:PT8H\n"
                       "RRULE:FREQ=DAILY;UNTIL=" +
                       until + "\n")));
  };
  // The start of 5 May in Berlin, the last second before it, and a day.
  EXPECT_THAT(read("20260504T220000Z"),
              ElementsAre("2026-05-04..2026-05-04", "2026-05-05..2026-05-05"));
  EXPECT_THAT(read("20260504T215959Z"), ElementsAre("2026-05-04..2026-05-04"));
  EXPECT_THAT(read("20260505"), ElementsAre("2026-05-04..2026-05-04", "2026-05-05..2026-05-05"));
}

TEST(BusySeries, R4_ASeriesKeepsItsClockWhenClocksChange) {
  EXPECT_THAT(Read(Calendar(Event("DTSTART;TZID=Europe/Berlin:20260323T000000\n"
                                  "DTEND;TZID=Europe/Berlin:20260324T000000\n"
                                  "RRULE:FREQ=WEEKLY;COUNT=2\n"))),
              ElementsAre("2026-03-23..2026-03-23", "2026-03-30..2026-03-30"));
}

TEST(BusySeries, R4_MovedAndCancelledOccurrencesLeaveTheSeries) {
  EXPECT_THAT(
      Read(Calendar(Event(std::string(kDay) + "RRULE:FREQ=WEEKLY;COUNT=3\n") +
                    Event("RECURRENCE-ID;VALUE=DATE:20260511\nDTSTART;VALUE=DATE:20260513\n") +
                    Event("RECURRENCE-ID;VALUE=DATE:20260518\nDTSTART;VALUE=DATE:20260518\n"
                          "STATUS:CANCELLED\n"))),
      ElementsAre("2026-05-04..2026-05-04", "2026-05-13..2026-05-13", "- CANCELLED"));
  // A date stands for the occurrence of that day; times match in any zone.
  EXPECT_THAT(Read(Calendar(Event("DTSTART;TZID=Europe/Berlin:20260504T090000\nDURATION:PT8H\n"
                                  "RRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:20260505\n"
                                  "EXDATE:20260506T070000Z\n"))),
              ElementsAre("2026-05-04..2026-05-04", "2026-05-07..2026-05-07"));
}

TEST(BusySeries, R4_AChangeOfAllLaterOccurrencesIsRefused) {
  EXPECT_THAT(Read(Calendar(Event(std::string(kDay) + "RRULE:FREQ=WEEKLY;COUNT=2\n") +
                            Event("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260511\n"
                                  "DTSTART;VALUE=DATE:20260512\n"))),
              ElementsAre("2026-05-04..2026-05-04", "2026-05-11..2026-05-11", "! THIS_AND_FUTURE"));
}

TEST(BusySeries, R4_ASeriesWithoutAnEndGoesToTheEndOfTheBounds) {
  const auto calendar =
      ReadBusyDays(Calendar(Event(std::string(kDay) + "RRULE:FREQ=MONTHLY\n")), Berlin2026());
  EXPECT_THAT(calendar->entries, SizeIs(8));
  ASSERT_THAT(calendar->remarks, SizeIs(1));
  EXPECT_EQ(calendar->remarks[0].reason, "REPEATS_WITHOUT_END");
  EXPECT_THAT(calendar->remarks[0].text, HasSubstr("2026-12-04"));
}

TEST(BusySeries, R4_RulesThatAreWrongOrTooOftenAreRefused) {
  for (const char* rule :
       {"FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=90", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=8,12"}) {
    EXPECT_THAT(ReadSeries(std::string("RRULE:") + rule + "\n"), ElementsAre("! TOO_OFTEN"))
        << rule;
  }
  for (const char* rule :
       {"", "FREQ=OFTEN", "FREQ=DAILY;BYDAY=XX", "COUNT=2", "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=65537", "FREQ=DAILY;COUNT=2x", "FREQ=DAILY;COUNT=2;UNTIL=20260601",
        "FREQ=DAILY;UNTIL=never", "RSCALE=HEBREW;FREQ=YEARLY", "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=DAILY;BYDAY=2MO", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12,1,2",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;X"}) {
    EXPECT_THAT(ReadSeries(std::string("RRULE:") + rule + "\n"), ElementsAre("! BAD_RULE")) << rule;
  }
  EXPECT_THAT(ReadSeries("EXRULE:FREQ=DAILY\n"), ElementsAre("! BAD_RULE"));
}

TEST(BusySeries, R4_ADailySeriesFromLongAgoIsReadAtOnce) {
  EXPECT_THAT(Read(Calendar(Event("DTSTART;VALUE=DATE:19500101\nRRULE:FREQ=DAILY\n"))),
              SizeIs(366));
  EXPECT_THAT(Read(Calendar(Event("DTSTART;VALUE=DATE:16010101\nRRULE:FREQ=DAILY\n"))),
              ElementsAre("! YEAR_OUT_OF_RANGE"));
}

TEST(BusySeries, R4_TooManyOccurrencesAreRefusedForTheirEventAlone) {
  ReadOptions options = Berlin2026();
  options.most_occurrences = 5;
  const auto read = Read(Calendar(Event(std::string(kDay) + "RRULE:FREQ=DAILY;COUNT=4\n") +
                                  Event(std::string(kDay) + "RRULE:FREQ=DAILY\n") + Event(kDay)),
                         options);
  EXPECT_THAT(read, SizeIs(6));
  EXPECT_THAT(read, Contains("! TOO_MANY"));
}

TEST(BusySeries, TheSameUidTwiceAndNoneAtAllAreRead) {
  EXPECT_THAT(Read(Calendar(Event(kDay) + Event("DTSTART;VALUE=DATE:20260601\n"))),
              ElementsAre("2026-05-04..2026-05-04", "2026-06-01..2026-06-01"));
  const auto calendar = ReadBusyDays(
      Calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260601\nEND:VEVENT\n"), Berlin2026());
  ASSERT_THAT(calendar->entries, SizeIs(1));
  EXPECT_EQ(calendar->entries[0].uid, "");
}

}  // namespace
}  // namespace tandem::ical
