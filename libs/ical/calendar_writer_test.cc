#include "libs/ical/calendar_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/ical/busy_testing.h"

namespace tandem::ical {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr Instant kStamp = FromMicros(1'779'272'130'123'456);  // 2026-05-20T10:15:30.123456Z

TEST(CalendarWriter, WritesWholeDaysWithAnExclusiveEnd) {
  const DayEntry entry = {.uid = "absence-7@tandem",
                          .days = {Day("2026-08-03"), Day("2026-08-14")},
                          .summary = "Out, all day; see\nbelow\\n",
                          .sequence = 2,
                          .out_of_office = true,
                          .categories = {"A,B", "C"}};
  EXPECT_EQ(
      WriteCalendar({.name = "Absences", .product = "-//Tandem//Tandem//EN"}, {entry}, kStamp),
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tandem//Tandem//EN\r\n"
      "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Absences\r\n"
      "BEGIN:VEVENT\r\nUID:absence-7@tandem\r\nDTSTAMP:20260520T101530Z\r\n"
      "DTSTART;VALUE=DATE:20260803\r\nDTEND;VALUE=DATE:20260815\r\nSEQUENCE:2\r\n"
      "SUMMARY:Out\\, all day\\; see\\nbelow\\\\n\r\nCATEGORIES:A\\,B,C\r\nTRANSP:OPAQUE\r\n"
      "X-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(CalendarWriter, FoldsNoCharacterAndNoControlsPass) {
  DayEntry entry = {.uid = "u", .days = {Day("2026-08-03"), Day("2026-08-03")}};
  for (int i = 0; i < 100; ++i) entry.summary += "ü€🪔";
  entry.summary += "\x01\x7F\r\nEND:VEVENT";
  const std::string text = WriteCalendar({}, {entry}, kStamp);
  EXPECT_THAT(text, Not(HasSubstr("\x01")));
  EXPECT_THAT(text, Not(HasSubstr("\r\nEND:VEVENT\r\nEND:VEVENT")));
  std::size_t begin = 0;
  for (std::size_t end = text.find("\r\n"); end != std::string::npos;
       end = text.find("\r\n", begin)) {
    EXPECT_LE(end - begin, 75U);
    // The first byte of a line, behind its blank, starts a character.
    EXPECT_NE(static_cast<unsigned char>(text[begin + (text[begin] == ' ' ? 1 : 0)]) & 0xC0U,
              0x80U);
    begin = end + 2;
  }
  EXPECT_EQ(begin, text.size());
}

TEST(CalendarWriter, R4_AWorkingWeekendIsReadBackAsOne) {
  const DayEntry entry = {.uid = "w",
                          .days = {Day("2026-11-14"), Day("2026-11-15")},
                          .summary = "Inventory",
                          .busy = false,
                          .categories = {"Working weekend"}};
  EXPECT_THAT(Read(WriteCalendar({}, {entry}, kStamp)),
              ElementsAre("2026-11-14..2026-11-15 works"));
}

}  // namespace
}  // namespace tandem::ical
