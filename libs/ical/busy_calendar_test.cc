#include "libs/ical/busy_calendar.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/ical/busy_testing.h"

namespace tandem::ical {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kDay = "DTSTART;VALUE=DATE:20260504\n";  // a Monday

TEST(BusyCalendar, R4_GoogleFile) {
  EXPECT_THAT(Read(File("google.ics")),
              ElementsAre("2026-08-03..2026-08-14", "2026-09-07..2026-09-07",
                          "2026-09-14..2026-09-14", "2026-09-29..2026-09-29", "- SHORT"));
}

TEST(BusyCalendar, R4_OutlookFile) {
  // Midnight to midnight in Berlin; out of office although transparent; 8 to 16 o'clock eight hours
  // before UTC is 17 to 1 o'clock.
  EXPECT_THAT(Read(File("outlook.ics")),
              ElementsAre("2026-12-22..2026-12-25", "2026-11-11..2026-11-11",
                          "2026-12-09..2026-12-09", "- FREE", "- TENTATIVE"));
}

TEST(BusyCalendar, R4_AppleFileMarksDaysAsFreeUnlessToldOtherwise) {
  ReadOptions options = Berlin2026();
  EXPECT_THAT(Read(File("apple.ics"), options),
              ElementsAre("2026-11-14..2026-11-14 works", "2026-01-26..2026-01-26", "- FREE",
                          "* REPEATS_WITHOUT_END"));
  options.free_too = true;
  EXPECT_THAT(Read(File("apple.ics"), options), Contains("2026-11-06..2026-11-08"));
}

TEST(BusyCalendar, R4_NoRemarkSaysWhatAnEventIsAbout) {
  for (const char* name : {"google.ics", "outlook.ics", "apple.ics"}) {
    const BusyCalendar calendar = ReadBusyDays(File(name), Berlin2026()).value();
    for (const Remark& remark : calendar.remarks) {
      EXPECT_THAT(remark.text, AllOf(Not(HasSubstr("Dentist")), Not(HasSubstr("Home office")),
                                     Not(HasSubstr("google.com")), Not(HasSubstr("0400000"))));
    }
  }
}

TEST(BusyCalendar, RemarksNameTheLineOfTheEvent) {
  const auto calendar = ReadBusyDays(File("google.ics"), Berlin2026());
  ASSERT_EQ(calendar->remarks.size(), 1U);
  EXPECT_EQ(calendar->remarks[0].line, 61);
  EXPECT_EQ(calendar->events, 4);
  EXPECT_EQ(calendar->entries[0].line, 26);
  EXPECT_EQ(calendar->entries[0].uid, "3k2m9d7h5q8r0t1v@google.com");
}

TEST(BusyCalendar, R4_TheEndOfWholeDaysIsTheDayBehind) {
  const auto read = [](const std::string& end) { return Read(Calendar(Event(kDay + end))); };
  EXPECT_THAT(read(""), ElementsAre("2026-05-04..2026-05-04"));
  EXPECT_THAT(read("DTEND;VALUE=DATE:20260506\n"), ElementsAre("2026-05-04..2026-05-05"));
  EXPECT_THAT(read("DURATION:P3D\n"), ElementsAre("2026-05-04..2026-05-06"));
  EXPECT_THAT(read("DURATION:P1W\n"), ElementsAre("2026-05-04..2026-05-10"));
  EXPECT_THAT(read("DURATION:PT36H\n"), ElementsAre("2026-05-04..2026-05-05"));
  EXPECT_THAT(read("DTEND;VALUE=DATE:20260504\n"),
              ElementsAre("2026-05-04..2026-05-04", "* END_EQUALS_START"));
  EXPECT_THAT(read("DTEND;VALUE=DATE:20260503\n"), ElementsAre("! ENDS_BEFORE_START"));
}

TEST(BusyCalendar, R4_ATimedEventCountsDaysOfWhichItTakesEnough) {
  const auto read = [](const std::string& start, const std::string& end) {
    return Read(Calendar(Event("DTSTART:2026" + start + "\nDTEND:2026" + end + "\n")));
  };
  EXPECT_THAT(read("0504T090000", "0504T150000"), ElementsAre("2026-05-04..2026-05-04"));
  EXPECT_THAT(read("0504T090000", "0504T145900"), ElementsAre("- SHORT"));
  EXPECT_THAT(read("0504T190000", "0506T050000"), ElementsAre("2026-05-05..2026-05-05"));
  EXPECT_THAT(read("0504T180000", "0506T060000"), ElementsAre("2026-05-04..2026-05-06"));
  EXPECT_THAT(read("0504T000000", "0506T000000"), ElementsAre("2026-05-04..2026-05-05"));
  EXPECT_THAT(read("0504T190000", "0505T050000"), ElementsAre("- SHORT"));
  EXPECT_THAT(read("0504T190000", "0504T180000"), ElementsAre("! ENDS_BEFORE_START"));
  EXPECT_THAT(Read(Calendar(Event("DTSTART:20260504T090000\n"))), ElementsAre("- SHORT"));
  EXPECT_THAT(Read(Calendar(Event("DTSTART:20260504T090000\nDURATION:PT8H\n"))),
              ElementsAre("2026-05-04..2026-05-04"));
}

TEST(BusyCalendar, R4_TimesAreTurnedIntoThePersonsZone) {
  ReadOptions tokyo = Berlin2026();
  tokyo.zone = Zone("Asia/Tokyo");
  // 00:00 to 08:00 of the next day there.
  EXPECT_THAT(Read(Calendar(Event("DTSTART:20260504T150000Z\nDTEND:20260504T230000Z\n")), tokyo),
              ElementsAre("2026-05-05..2026-05-05"));
  EXPECT_THAT(Read(Calendar(Event("DTSTART:20260504T090000\nDTEND:20260504T170000\n")), tokyo),
              ElementsAre("2026-05-04..2026-05-04"));
  EXPECT_THAT(Read(Calendar(Event("DTSTART;TZID=America/Los_Angeles:20260504T090000\n"
                                  "DTEND;TZID=America/New_York:20260504T200000\n")),
                   tokyo),
              ElementsAre("2026-05-05..2026-05-05"));
}

TEST(BusyCalendar, R4_ClockChangesSkipAndDoubleHours) {
  const auto read = [](const std::string& start, const std::string& end) {
    return Read(Calendar(Event("DTSTART;TZID=Europe/Berlin:2026" + start +
                               "\nDTEND;TZID=Europe/Berlin:2026" + end + "\n")));
  };
  // 02:30 does not exist: it is 03:00, when six hours are left until 09:00.
  EXPECT_THAT(read("0329T023000", "0329T090000"), ElementsAre("2026-03-29..2026-03-29"));
  EXPECT_THAT(read("0329T023000", "0329T085900"), ElementsAre("- SHORT"));
  // 02:30 happens twice: from the earlier one to 07:30 are six hours.
  EXPECT_THAT(read("1025T023000", "1025T073000"), ElementsAre("2026-10-25..2026-10-25"));
  // A day of 23 hours is a whole day.
  ReadOptions whole = Berlin2026();
  whole.least_of_day = std::chrono::hours(24);
  EXPECT_THAT(Read(Calendar(Event("DTSTART:20260329T000000\nDTEND:20260330T000000\n")), whole),
              ElementsAre("2026-03-29..2026-03-29"));
}

TEST(BusyCalendar, R4_WhatIsFreeTentativeOrCancelledIsLeftOut) {
  const auto read = [](const std::string& lines) { return Read(Calendar(Event(kDay + lines))); };
  EXPECT_THAT(read("STATUS:CANCELLED\n"), ElementsAre("- CANCELLED"));
  EXPECT_THAT(read("TRANSP:TRANSPARENT\n"), ElementsAre("- FREE"));
  EXPECT_THAT(read("X-MICROSOFT-CDO-BUSYSTATUS:FREE\n"), ElementsAre("- FREE"));
  EXPECT_THAT(read("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE\n"), ElementsAre("- FREE"));
  EXPECT_THAT(read("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\n"), ElementsAre("- TENTATIVE"));
  EXPECT_THAT(read("STATUS:TENTATIVE\n"), ElementsAre("- TENTATIVE"));
  EXPECT_THAT(read("TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\n"),
              ElementsAre("2026-05-04..2026-05-04"));
  EXPECT_THAT(Read(Calendar("METHOD:CANCEL\n" + Event(kDay))), ElementsAre("- CANCELLED"));
}

TEST(BusyCalendar, R4_AWorkingWeekendIsDeclaredByItsCategory) {
  for (const char* category : {"WORKING WEEKEND", "Working-weekend", "x,working_weekend"}) {
    EXPECT_THAT(Read(Calendar(Event(std::string(kDay) +
                                    "TRANSP:TRANSPARENT\nCATEGORIES:" + category + "\n"))),
                ElementsAre("2026-05-04..2026-05-04 works"));
  }
  EXPECT_THAT(Read(Calendar(Event(std::string(kDay) + "CATEGORIES:Weekend working\n"))),
              ElementsAre("2026-05-04..2026-05-04"));
}

TEST(BusyCalendar, R4_FreeBusyTimesAreJoinedBeforeTheyAreMeasured) {
  const auto read = [](const std::string& lines) {
    return Read(Calendar("BEGIN:VFREEBUSY\nUID:f\n" + lines + "END:VFREEBUSY\n"));
  };
  EXPECT_THAT(read("FREEBUSY:20260504T060000Z/20260504T090000Z,20260504T090000Z/PT3H\n"),
              ElementsAre("2026-05-04..2026-05-04"));
  EXPECT_THAT(read("FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260504T060000Z/P2D\n"),
              ElementsAre("2026-05-04..2026-05-06"));
  EXPECT_THAT(read("FREEBUSY:20260504T060000Z/PT3H,20260504T100000Z/PT5H\n"),
              ElementsAre("- SHORT"));
  EXPECT_THAT(read("FREEBUSY;FBTYPE=FREE:20260504T060000Z/P2D\n"), ElementsAre("- FREE"));
  EXPECT_THAT(read("FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260504T060000Z/P2D\n"),
              ElementsAre("- TENTATIVE"));
  EXPECT_THAT(read("FREEBUSY:20260504T060000Z\n"), ElementsAre("! BAD_TIME"));
  EXPECT_THAT(read("FREEBUSY:20260504T060000Z/20260503T060000Z\n"),
              ElementsAre("! ENDS_BEFORE_START"));
}

TEST(BusyCalendar, WhatIsNoCalendarIsRefusedAsAWhole) {
  EXPECT_THAT(Read(""), ElementsAre("!! NO_CALENDAR"));
  EXPECT_THAT(Read("name,day\nx,2026-01-01\n"), ElementsAre("!! NO_CALENDAR"));
  EXPECT_THAT(Read(Event(kDay)), ElementsAre("!! NO_CALENDAR"));
  EXPECT_THAT(Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"), ElementsAre("!! UNBALANCED"));
  EXPECT_THAT(Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\n"), ElementsAre("!! UNBALANCED"));
  EXPECT_THAT(Read(Calendar("END:VEVENT\n")), ElementsAre("!! UNBALANCED"));
  EXPECT_THAT(Read(Calendar(Event("SUMMARY:M\xFCller\n"))), ElementsAre("!! NOT_UTF8"));
  EXPECT_THAT(Read(Calendar(Event(std::string("SUMMARY:a\0b\n", 12)))), ElementsAre("!! NOT_UTF8"));
  ReadOptions small = Berlin2026();
  small.most_bytes = 100;
  EXPECT_THAT(Read(Calendar(std::string(200, '\n')), small), ElementsAre("!! TOO_LARGE"));
  const auto unbalanced = ReadBusyDays("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", Berlin2026());
  EXPECT_EQ(MessageOf(unbalanced.status()), "line 2: this BEGIN has no END");
}

TEST(BusyCalendar, AByteOrderMarkFoldsAndLineEndsOfAnyKindAreRead) {
  std::string text = "\xEF\xBB\xBF" + Calendar(Event("DTSTART;VAL\n UE=DATE:2026\n\t0504\n"
                                                     "SUMMARY:M\xC3\n \xBCller\n"));
  EXPECT_THAT(Read(text), ElementsAre("2026-05-04..2026-05-04"));
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  EXPECT_THAT(Read(crlf), ElementsAre("2026-05-04..2026-05-04"));
  // A long text that a program broke without a fold.
  EXPECT_THAT(Read(Calendar(Event(std::string("DESCRIPTION:a\nbroken text\n\n") + kDay))),
              ElementsAre("2026-05-04..2026-05-04"));
}

TEST(BusyCalendar, AWrongEventCostsItselfOnly) {
  const std::string good = Event(kDay);
  const auto read = [&](const std::string& lines) {
    return Read(Calendar(good + "BEGIN:VEVENT\n" + lines + "END:VEVENT\n" + good));
  };
  const auto refused = [](const char* reason) {
    return ElementsAre("2026-05-04..2026-05-04", "2026-05-04..2026-05-04",
                       std::string("! ") + reason);
  };
  EXPECT_THAT(read("SUMMARY:x\n"), refused("NO_START"));
  EXPECT_THAT(read("DTSTART:soon\n"), refused("BAD_TIME"));
  EXPECT_THAT(read("DTSTART;VALUE=DATE:20260231\n"), refused("BAD_TIME"));
  EXPECT_THAT(read("DTSTART;VALUE=DATE:20260204\nDTEND:20260205T000000\n"), refused("BAD_TIME"));
  EXPECT_THAT(read("DTSTART;VALUE=DATE:20260204\nDURATION:-P1D\n"), refused("BAD_TIME"));
  EXPECT_THAT(read("DTSTART;VALUE=DATE:19491231\n"), refused("YEAR_OUT_OF_RANGE"));
  EXPECT_THAT(read("DTSTART;VALUE=DATE:21501231\nDURATION:P2D\n"), refused("YEAR_OUT_OF_RANGE"));
  EXPECT_THAT(read("DTSTART;VALUE=DATE:20260101\nDURATION:P1097D\n"), refused("TOO_LONG"));
  EXPECT_THAT(read("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20760101\n"),
              refused("TOO_LONG"));
  EXPECT_THAT(read("DTSTART;TZID=Mars/Olympus:20260101T000000\n"), refused("UNKNOWN_ZONE"));
}

TEST(BusyCalendar, R4_WhatStraddlesTheBoundsIsKeptWhole) {
  const auto read = [](const std::string& first, const std::string& end) {
    return Read(
        Calendar(Event("DTSTART;VALUE=DATE:" + first + "\nDTEND;VALUE=DATE:" + end + "\n")));
  };
  EXPECT_THAT(read("20251224", "20260102"), ElementsAre("2025-12-24..2026-01-01"));
  EXPECT_THAT(read("20251224", "20260101"), IsEmpty());
  EXPECT_THAT(read("20261231", "20270103"), ElementsAre("2026-12-31..2027-01-02"));
  EXPECT_THAT(read("20270101", "20270103"), IsEmpty());
}

TEST(BusyCalendar, ManyThreadsMayReadAtATime) {
  const std::string text = File("google.ics") + File("outlook.ics") + File("apple.ics");
  const std::vector<std::string> expected = Read(text);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k) EXPECT_EQ(Read(text), expected);
    });
  }
}

}  // namespace
}  // namespace tandem::ical
