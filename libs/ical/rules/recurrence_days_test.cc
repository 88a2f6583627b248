#include "libs/ical/rules/recurrence_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libical/ical.h>
#include <rapidcheck/gtest.h>

namespace tandem::ical {
namespace {

using calendar::DaySpan;
using ::testing::ElementsAre;

CivilDay Day(const std::string& text) { return CivilDay::Parse(text).value(); }

std::vector<std::string> Days(const std::string& rule, const std::string& start, DaySpan wanted) {
  RecurrenceBudget budget;
  const std::vector<CivilDay> found =
      RecurrenceDays(RecurrenceRule::Parse(rule).value(), Day(start), wanted, 10'000, budget)
          .value();
  std::vector<std::string> days;
  for (const CivilDay day : found) days.push_back(day.ToString());
  return days;
}

std::vector<std::string> First(const std::string& rule, const std::string& start) {
  std::vector<std::string> days = Days(rule, start, {Day(start), Day(start) + 20 * 366});
  days.resize(std::min<std::size_t>(days.size(), 4));
  return days;
}

// Facts of the calendar, worked out by hand.
TEST(RecurrenceDays, ExamplesOfEachPart) {
  EXPECT_THAT(First("FREQ=MONTHLY;BYDAY=1FR", "2026-01-02"),
              ElementsAre("2026-01-02", "2026-02-06", "2026-03-06", "2026-04-03"));
  EXPECT_THAT(First("FREQ=MONTHLY;BYDAY=-2MO", "2026-01-19"),
              ElementsAre("2026-01-19", "2026-02-16", "2026-03-23", "2026-04-20"));
  EXPECT_THAT(First("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-30"),
              ElementsAre("2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30"));
  EXPECT_THAT(First("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31"),
              ElementsAre("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"));
  EXPECT_THAT(First("FREQ=MONTHLY", "2026-01-31"),
              ElementsAre("2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31"));
  EXPECT_THAT(First("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-02-13"),
              ElementsAre("2026-02-13", "2026-03-13", "2026-11-13", "2027-08-13"));
  EXPECT_THAT(First("FREQ=YEARLY", "2024-02-29"),
              ElementsAre("2024-02-29", "2028-02-29", "2032-02-29", "2036-02-29"));
  EXPECT_THAT(First("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "2026-12-28"),
              ElementsAre("2026-12-28", "2032-12-27", "2037-12-28", "2043-12-28"));
  EXPECT_THAT(First("FREQ=YEARLY;BYYEARDAY=1,-1", "2026-01-01"),
              ElementsAre("2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31"));
  EXPECT_THAT(First("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "2026-01-04"),
              ElementsAre("2026-01-04", "2026-01-05", "2026-01-18", "2026-01-19"));
  EXPECT_THAT(First("FREQ=DAILY;INTERVAL=10;BYMONTH=2", "2026-02-03"),
              ElementsAre("2026-02-03", "2026-02-13", "2026-02-23", "2027-02-08"));
}

TEST(RecurrenceDays, TheStartIsOneAlsoWhereTheRuleSaysOtherwise) {
  EXPECT_THAT(First("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2026-01-07"),
              ElementsAre("2026-01-07", "2026-01-12", "2026-01-19"));
  EXPECT_THAT(First("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-07"),
              ElementsAre("2026-01-07"));
}

std::string Joined(const std::vector<int>& numbers) {
  std::string list;
  for (const int number : numbers) list += (list.empty() ? "" : ",") + std::to_string(number);
  return list;
}

std::vector<int> Numbers(int least, int most) {
  std::vector<int> numbers = *rc::gen::unique<std::vector<int>>(
      *rc::gen::inRange<std::size_t>(1, 4),
      rc::gen::distinctFrom(rc::gen::inRange(least, most + 1), 0));
  std::ranges::sort(numbers);
  return numbers;
}

std::string Weekdays(bool numbered) {
  std::vector<std::string> days = *rc::gen::unique<std::vector<std::string>>(
      *rc::gen::inRange<std::size_t>(1, 4),
      rc::gen::elementOf(std::vector<std::string>{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}));
  std::string list;
  for (const std::string& day : days) {
    if (!list.empty()) list += ',';
    if (numbered) list += std::to_string(*rc::gen::elementOf(std::vector<int>{-2, -1, 1, 2, 4}));
    list += day;
  }
  return list;
}

// A rule of those parts that libical reads as RFC 5545 has them.
std::string AnyRule() {
  const auto coin = [] { return *rc::gen::arbitrary<bool>(); };
  const std::string freq =
      *rc::gen::elementOf(std::vector<std::string>{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"});
  std::string rule = "FREQ=" + freq + ";INTERVAL=" + std::to_string(*rc::gen::inRange(1, 5));
  const bool months = coin();
  if (months) rule += ";BYMONTH=" + Joined(Numbers(1, 12));
  if (freq == "DAILY" || freq == "WEEKLY") {
    if (coin()) rule += ";BYDAY=" + Weekdays(false);
    return rule;
  }
  // YEARLY with days of the month but no month: for RFC 5545's table those of every month, for
  // libical those of DTSTART's.
  const bool days = (months || freq == "MONTHLY") && coin();
  const bool weekdays = coin();
  if (days) rule += ";BYMONTHDAY=" + Joined(Numbers(-28, 28));
  if (weekdays) rule += ";BYDAY=" + Weekdays(!days && coin());
  if ((days || weekdays) && coin()) rule += ";BYSETPOS=" + Joined(Numbers(-2, 2));
  return rule;
}

// What libical's own iterator gives from the first day on or after `start` that it knows.
std::vector<CivilDay> ByLibical(const std::string& text, CivilDay start, CivilDay last) {
  const icalrecurrencetype rule = icalrecurrencetype_from_string(text.c_str());
  icaltimetype from = {};  // icaltime_null_date has an hour of -1, which counts
  from.is_date = 1;
  from.year = start.year();
  from.month = static_cast<int>(start.month());
  from.day = static_cast<int>(start.day());
  std::vector<CivilDay> days;
  icalrecur_iterator* iterator = icalrecur_iterator_new(rule, from);
  if (iterator == nullptr) return days;
  for (icaltimetype at = icalrecur_iterator_next(iterator);
       icaltime_is_null_time(at) == 0 && days.size() < 200;
       at = icalrecur_iterator_next(iterator)) {
    const CivilDay day =
        CivilDay::FromYmd(at.year, static_cast<unsigned>(at.month), static_cast<unsigned>(at.day));
    if (day > last) break;
    days.push_back(day);
  }
  icalrecur_iterator_free(iterator);
  return days;
}

RC_GTEST_PROP(RecurrenceDays, AgreesWithLibical, ()) {
  const std::string text = AnyRule();
  const CivilDay some = Day("2020-01-01") + *rc::gen::inRange(0, 3000);
  const CivilDay last = Day("2033-12-31");
  const std::vector<CivilDay> whole = ByLibical(text, some, last);
  RC_PRE(!whole.empty());
  // A start that the rule gives, so that nobody adds it.
  const CivilDay start = whole.front();
  const std::vector<CivilDay> expected = ByLibical(text, start, last);
  RecurrenceBudget budget;
  const RecurrenceRule rule = RecurrenceRule::Parse(text).value();
  std::vector<CivilDay> found =
      RecurrenceDays(rule, start, {start, expected.back()}, 10'000, budget).value();
  RC_LOG() << text << " from " << start.ToString() << "\n";
  RC_ASSERT(found == expected);
  // A window in the middle is the same days, whether or not the way there is walked.
  const CivilDay middle = expected[expected.size() / 2];
  found = RecurrenceDays(rule, start, {middle, expected.back()}, 10'000, budget).value();
  RC_ASSERT(found == std::vector<CivilDay>(std::ranges::find(expected, middle), expected.end()));
  RecurrenceRule counted = rule;
  counted.count = static_cast<int>(expected.size());
  found = RecurrenceDays(counted, start, {middle, last}, 10'000, budget).value();
  RC_ASSERT(found == std::vector<CivilDay>(std::ranges::find(expected, middle), expected.end()));
}

}  // namespace
}  // namespace tandem::ical
