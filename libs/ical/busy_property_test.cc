#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/ical/busy_span.h"
#include "libs/ical/busy_testing.h"
#include "libs/ical/calendar_writer.h"

namespace tandem::ical {
namespace {

std::string AnyText() {
  return *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("ab ,;:\\\"\n\tEND:VEVENT\xC3\xBC")));
}

RC_GTEST_PROP(BusyCalendarProperty, R4_WhatIsWrittenIsReadBack, ()) {
  const auto count = *rc::gen::inRange(0, 20);
  std::vector<DayEntry> entries;
  for (int i = 0; i < count; ++i) {
    const CivilDay first = Day("1950-01-01") + *rc::gen::inRange(0, 73'000);
    entries.push_back({.uid = std::to_string(i) + "@," + std::to_string(i) + ";\\n",
                       .days = {first, first + *rc::gen::inRange(0, 400)},
                       .summary = "x" + std::string(*rc::gen::inRange<std::size_t>(0, 200), 'y'),
                       .out_of_office = *rc::gen::arbitrary<bool>()});
  }
  const ReadOptions all = {.bounds = {Day("1950-01-01"), Day("2150-12-31")}};
  const auto read = ReadBusyDays(WriteCalendar({}, entries, Instant{}), all);
  RC_ASSERT(read.ok());
  RC_ASSERT(read->remarks.empty());
  RC_ASSERT(read->entries.size() == entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    RC_ASSERT(read->entries[i].days == entries[i].days);
    RC_ASSERT(read->entries[i].uid == entries[i].uid);
  }
}

// Counts minute by minute what BusyDaysOf computes.
std::set<CivilDay> NaiveBusyDays(TimeSpan span, const calendar::TimeZone& zone, int least) {
  std::map<CivilDay, int> minutes;
  for (auto at = span.start; at < span.end; at += std::chrono::minutes(1)) {
    ++minutes[calendar::DayOf(zone.LocalOf(at))];
  }
  std::set<CivilDay> busy;
  for (const auto& [day, taken] : minutes) {
    int of_day = 0;
    for (auto at = std::chrono::sys_seconds(std::chrono::days(day.days() - 1));
         at < std::chrono::sys_seconds(std::chrono::days(day.days() + 2));
         at += std::chrono::minutes(1)) {
      if (calendar::DayOf(zone.LocalOf(at)) == day) ++of_day;
    }
    if (taken >= least || taken == of_day) busy.insert(day);
  }
  return busy;
}

RC_GTEST_PROP(BusyCalendarProperty, R4_DaysOfTimesAreThoseCountedMinuteByMinute, ()) {
  const calendar::TimeZone zone = Zone(*rc::gen::elementOf(std::vector<std::string>{
      "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"}));
  // Around a change of clocks, or anywhere in the year.
  const CivilDay day = *rc::gen::elementOf(std::vector<CivilDay>{
                           Day("2026-03-28"), Day("2026-10-24"), Day("2026-03-07"),
                           Day("2026-10-31"), Day("2026-04-04"), Day("2026-10-03")}) +
                       *rc::gen::inRange(-1, 2);
  const auto start = std::chrono::sys_seconds(std::chrono::days(day.days())) +
                     std::chrono::minutes(*rc::gen::inRange(0, 1440));
  const TimeSpan span = {start, start + std::chrono::minutes(*rc::gen::inRange(0, 5000))};
  const int least = *rc::gen::elementOf(std::vector<int>{1, 60, 360, 720, 1380, 1440, 1500});
  std::set<CivilDay> found;
  if (const auto days = BusyDaysOf(span, zone, std::chrono::minutes(least))) {
    for (CivilDay at = days->first; at <= days->last; ++at) found.insert(at);
  }
  RC_ASSERT(found == NaiveBusyDays(span, zone, least));
}

// Whatever the bytes are, reading ends, and gives no more than it may.
void CheckRead(const std::string& text) {
  ReadOptions options = Berlin2026();
  options.most_occurrences = 500;
  const auto read = ReadBusyDays(text, options);
  if (!read.ok()) {
    RC_ASSERT(read.status().code() == StatusCode::kInvalidArgument);
    RC_ASSERT(!ReasonOf(read.status()).empty());
    return;
  }
  RC_ASSERT(read->entries.size() <= options.most_occurrences);
  for (const BusyDays& entry : read->entries) {
    RC_ASSERT(entry.days.first <= entry.days.last);
    RC_ASSERT(entry.days.last - entry.days.first <= 1096);
    RC_ASSERT(entry.days.first <= options.bounds.last);
    RC_ASSERT(entry.days.last >= options.bounds.first);
  }
  for (const Remark& remark : read->remarks) {
    RC_ASSERT(remark.line > 0);
    RC_ASSERT(!remark.reason.empty());
    RC_ASSERT(!remark.text.empty());
  }
}

RC_GTEST_PROP(BusyCalendarProperty, MutatedFilesNeverBreakAnything, ()) {
  std::string text =
      File(*rc::gen::elementOf(std::vector<std::string>{"google.ics", "outlook.ics", "apple.ics"}));
  const auto mutations = *rc::gen::inRange(1, 12);
  for (int i = 0; i < mutations; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    switch (*rc::gen::inRange(0, 5)) {
      case 0:
        text[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        text[at] = *rc::gen::elementOf(std::string("0123456789;:,=TZ/-\n"));
        break;
      case 2:
        text.erase(at, *rc::gen::inRange<std::size_t>(1, 40));
        break;
      case 3:
        text.insert(at, text.substr(*rc::gen::inRange<std::size_t>(0, text.size()), 60));
        break;
      default:
        text.insert(at, 1, *rc::gen::elementOf(std::string("0123456789\n ")));
        break;
    }
  }
  CheckRead(text);
}

RC_GTEST_PROP(BusyCalendarProperty, AnyPropertiesNeverBreakAnything, ()) {
  std::string lines;
  const auto count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    lines += *rc::gen::elementOf(std::vector<std::string>{
        "DTSTART:", "DTSTART;VALUE=DATE:", "DTEND:", "DURATION:P", "RRULE:FREQ=YEARLY;",
        "RRULE:FREQ=MONTHLY;", "RRULE:FREQ=DAILY;COUNT=", "RDATE:", "EXDATE:", "RECURRENCE-ID:",
        "CATEGORIES:", "RRULE:", "DTSTART;TZID="});
    lines += *rc::gen::elementOf(std::vector<std::string>{
        "20260504", "20260504T090000Z", "21501231T235959", "19500101", "BYDAY=-1MO,53SU",
        "BYWEEKNO=53,-53,1", "BYSETPOS=-366,366;BYDAY=MO", "BYYEARDAY=366;BYMONTH=2", "9999", "1D",
        "T1H", "20260504/P1D", "20260504T090000/20260505T090000", "BYMONTHDAY=31,-31"});
    if (*rc::gen::inRange(0, 4) == 0) lines += AnyText();
    lines += "\n";
  }
  CheckRead(Calendar(Event(lines)));
}

RC_GTEST_PROP(BusyCalendarProperty, AnyBytesNeverBreakAnything, (const std::string& bytes)) {
  CheckRead(bytes);
  CheckRead(Calendar(bytes));
}

}  // namespace
}  // namespace tandem::ical
