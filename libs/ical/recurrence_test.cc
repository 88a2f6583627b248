#include "libs/ical/recurrence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tandem::ical {
namespace {

using calendar::DaySpan;
using ::testing::ElementsAre;

CivilDay Day(const std::string& text) { return CivilDay::Parse(text).value(); }

StatusOr<RecurrenceRule> Rule(const std::string& text) {
  PrepareLibical();
  struct Free {
    void operator()(icalproperty* property) const { icalproperty_free(property); }
  };
  const std::unique_ptr<icalproperty, Free> property(
      icalproperty_new_from_string(("RRULE:" + text).c_str()));
  return RecurrenceRule::Of(property.get());
}

std::vector<CivilDay> Days(const std::string& rule, CivilDay start, DaySpan wanted) {
  RecurrenceBudget budget;
  std::vector<CivilDay> days;
  const auto starts = Rule(rule)->Starts({.local = calendar::Midnight(start), .is_date = true},
                                         wanted, 100'000, budget);
  for (const calendar::LocalSeconds local : *starts) days.push_back(calendar::DayOf(local));
  return days;
}

std::vector<std::string> First(const std::string& rule, const std::string& start) {
  std::vector<std::string> days;
  for (const CivilDay day : Days(rule, Day(start), {Day(start), Day(start) + 20 * 366})) {
    if (days.size() < 4) days.push_back(day.ToString());
  }
  return days;
}

// Facts of the calendar, worked out by hand.
TEST(Recurrence, ExamplesOfEachPart) {
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

TEST(Recurrence, TheStartIsOneAlsoWhereTheRuleSaysOtherwise) {
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

std::string AnyRule() {
  const auto coin = [] { return *rc::gen::arbitrary<bool>(); };
  const std::string freq =
      *rc::gen::elementOf(std::vector<std::string>{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"});
  std::string rule = "FREQ=" + freq + ";INTERVAL=" + std::to_string(*rc::gen::inRange(1, 5)) +
                     ";WKST=" + *rc::gen::elementOf(std::vector<std::string>{"MO", "SU", "WE"});
  if (freq == "YEARLY" && *rc::gen::inRange(0, 3) == 0) {
    rule += coin() ? ";BYWEEKNO=" + Joined(Numbers(-53, 53))
                   : ";BYYEARDAY=" + Joined(Numbers(-366, 366));
    if (coin()) rule += ";BYDAY=" + Weekdays(false);
    return rule;
  }
  if (coin()) rule += ";BYMONTH=" + Joined(Numbers(1, 12));
  if (freq == "DAILY" || freq == "WEEKLY") {
    if (coin()) rule += ";BYDAY=" + Weekdays(false);
    return rule;
  }
  const bool days = coin();
  const bool weekdays = coin();
  if (days) rule += ";BYMONTHDAY=" + Joined(Numbers(-31, 31));
  if (weekdays) rule += ";BYDAY=" + Weekdays(!days && coin());
  if ((days || weekdays) && coin()) rule += ";BYSETPOS=" + Joined(Numbers(-2, 2));
  return rule;
}

// The way to the bounds is not walked where nothing is counted: what libical gives must be the
// same.
RC_GTEST_PROP(Recurrence, TheWayToTheBoundsDoesNotMatter, ()) {
  const std::string rule = AnyRule();
  const CivilDay start = Day("1995-01-01") + *rc::gen::inRange(0, 3000);
  const CivilDay last = Day("2033-12-31");
  RC_LOG() << rule << " from " << start.ToString() << "\n";
  const std::vector<CivilDay> all = Days(rule, start, {start, last});
  const CivilDay middle = start + *rc::gen::inRange(1, 9000);
  const auto later = std::vector<CivilDay>(std::ranges::lower_bound(all, middle), all.end());
  RC_ASSERT(Days(rule, start, {middle, last}) == later);
  const std::string counted = rule + ";COUNT=" + std::to_string(all.size());
  RC_ASSERT(Days(counted, start, {middle, last + 8000}) == later);
}

}  // namespace
}  // namespace tandem::ical
