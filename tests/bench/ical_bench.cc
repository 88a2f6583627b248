#include <cstdio>
#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <libical/ical.h>

#include "libs/ical/busy_calendar.h"
#include "tests/bench/benches.h"
#include "tests/bench/comparison.h"
#include "tests/bench/random_inputs.h"

namespace tandem::bench {
namespace {

constexpr int kEvents = 20'000;
constexpr int kRepeats = 9;
constexpr double kTarget = 1.0 / 20'000;

constexpr const char* kHead =
    "BEGIN:VCALENDAR\r\nPRODID:-//Example//Calendar//EN\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
    "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19700329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

std::string Date(Random& random) {
  return fmt::format("2026{:02}{:02}", 1 + random.Below(12), 1 + random.Below(28));
}

// Of ten events six take whole days, three have times in a zone, and one is a series; all have
// what programs write beside the times.
std::string Event(Random& random, int n) {
  std::string text = fmt::format(
      "BEGIN:VEVENT\r\nUID:{:08}-3k2m9d7h5q8r@calendar.example\r\nDTSTAMP:20260511T083015Z\r\n"
      "CREATED:20260504T070000Z\r\nLAST-MODIFIED:20260504T070000Z\r\nSEQUENCE:1\r\n"
      "STATUS:CONFIRMED\r\nSUMMARY:Somewhere else\r\nTRANSP:OPAQUE\r\n"
      "DESCRIPTION:Two weeks\\, at the sea\\; nobody shall call unless the build\r\n"
      " ing burns.\r\n",
      n);
  const std::string date = Date(random);
  const int kind = n % 10;
  if (kind < 6) {
    text += fmt::format("DTSTART;VALUE=DATE:{}\r\nDURATION:P{}D\r\n", date, 1 + random.Below(14));
  } else {
    text += fmt::format(
        "DTSTART;TZID=Europe/Berlin:{0}T090000\r\n"
        "DTEND;TZID=Europe/Berlin:{0}T170000\r\n",
        date);
  }
  if (kind == 9) text += "RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=MO,FR\r\n";
  return text + "END:VEVENT\r\n";
}

std::string ManyEvents() {
  Random random(7);
  std::string text = kHead;
  for (int n = 0; n < kEvents; ++n) text += Event(random, n);
  return text + "END:VCALENDAR\r\n";
}

void Require(bool done) {
  if (done) return;
  std::fputs("the calendar was not read\n", stderr);
  std::abort();
}

}  // namespace

void BenchCalendarFiles() {
  const std::string text = ManyEvents();
  const ical::ReadOptions options = {
      .zone = calendar::TimeZone::Load("Europe/Berlin").value(),
      .bounds = {CivilDay::FromYmd(2026, 1, 1), CivilDay::FromYmd(2027, 12, 31)},
      .most_occurrences = 100'000};
  const auto read = [&] {
    const auto calendar = ical::ReadBusyDays(text, options);
    Require(calendar.ok() && calendar->events == kEvents && calendar->remarks.empty());
    Keep(*calendar);
  };
  const auto parse = [&] {
    icalcomponent* parsed = icalparser_parse_string(text.c_str());
    Require(parsed != nullptr);
    icalcomponent_free(parsed);
  };
  Compare({"event of an iCalendar file", kEvents, read}, kTarget,
          {{"parsed by libical alone", kEvents, parse}}, kRepeats);
}

}  // namespace tandem::bench
