#include "services/fiscal_alignment/domain/amounts/amount_view.h"

#include <numeric>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "libs/calendar/holidays/holiday_table.h"
#include "libs/calendar/notation/notation.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::fiscal {
namespace {

using calendar::DaySpan;
using testing::ElementsAre;
using testing::HasSubstr;
using testkit::StatusIs;

CivilDay Day(std::string_view text) { return CivilDay::Parse(text).value(); }
DaySpan Days(std::string_view first, std::string_view last) { return {Day(first), Day(last)}; }
calendar::FiscalCalendar Calendar(std::string_view notation) {
  return calendar::ParseCalendar(notation, calendar::RefuseFiles).value();
}

std::string Text(const AmountRow& row) {
  return fmt::format("{} {}..{} {}{}", row.period.label, row.period.days.first.ToString(),
                     row.period.days.last.ToString(), row.minor_units,
                     row.partial ? " partial" : "");
}
std::vector<std::string> View(std::int64_t total, const DaySpan& days,
                              const std::vector<ViewPeriod>& periods,
                              const std::vector<std::int64_t>& weights) {
  std::vector<std::string> rows;
  for (const AmountRow& row : SumByPeriods(days, SplitExactly(total, weights).value(), periods)) {
    rows.push_back(Text(row));
  }
  return rows;
}

// 90 cents over the 30 days from 17 January to 15 February.
TEST(AmountView, F9_PeriodsThatTheSpanCoversInPartAreMarked) {
  const DaySpan days = Days("2026-01-17", "2026-02-15");
  const auto weights = DayWeights(SplitBy::kDays, days, nullptr, {});
  EXPECT_THAT(View(90, days, PeriodsOfCalendar(Calendar("month 01-01"), days).value(), weights),
              ElementsAre("2026 Q1 P1 2026-01-01..2026-01-31 45 partial",
                          "2026 Q1 P2 2026-02-01..2026-02-28 45 partial"));
  EXPECT_THAT(View(90, days, PeriodsOfCalendar(Calendar("month 02-01"), days).value(), weights),
              ElementsAre("2026 Q4 P12 2026-01-01..2026-01-31 45 partial",
                          "2027 Q1 P1 2026-02-01..2026-02-28 45 partial"));
}

TEST(AmountView, F9_MopPeriodsEndOnJointClosesAndDaysOutsideHaveNoLabel) {
  const DaySpan days = Days("2026-01-01", "2026-01-30");
  const auto weights = DayWeights(SplitBy::kDays, days, nullptr, {});
  const auto periods =
      PeriodsOfCloses(Days("2026-01-11", "2026-02-20"), {Day("2026-01-20"), Day("2026-02-10")});
  EXPECT_THAT(
      View(-300, days, FillGaps(periods, days), weights),
      ElementsAre(" 2026-01-01..2026-01-10 -100", "to 2026-01-20 2026-01-11..2026-01-20 -100",
                  "to 2026-02-10 2026-01-21..2026-02-10 -100 partial"));
  const DaySpan later = Days("2026-02-01", "2026-02-28");
  EXPECT_THAT(View(28, later, FillGaps(periods, later), std::vector<std::int64_t>(28, 1)),
              ElementsAre("to 2026-02-10 2026-01-21..2026-02-10 10 partial",
                          "to 2026-02-20 2026-02-11..2026-02-20 10", " 2026-02-21..2026-02-28 8"));
  EXPECT_THAT(View(28, later, FillGaps(PeriodsOfCloses(later, {}), later),
                   {std::vector<std::int64_t>(28, 1)}),
              ElementsAre(" 2026-02-01..2026-02-28 28"));
}

TEST(AmountView, F9_WorkingDaysAndSeasonsWeighDays) {
  const DaySpan days = Days("2025-12-24", "2026-01-02");
  const auto place = calendar::HolidayTable::Shipped().Find("DE").value();
  const calendar::WorkingDays joint = calendar::WorkingDays::Of(place.get(), {}, days);
  EXPECT_THAT(DayWeights(SplitBy::kJointWorkingDays, days, &joint, {}),
              ElementsAre(1, 0, 0, 0, 0, 1, 1, 1, 0, 1));
  MonthWeights months{};
  months[0] = 7;
  months[11] = 3;
  EXPECT_THAT(DayWeights(SplitBy::kSeasonality, days, nullptr, months),
              ElementsAre(3, 3, 3, 3, 3, 3, 3, 3, 7, 7));
}

TEST(AmountView, F9_MonthWeightsAreTwelveWholeNumbers) {
  std::vector<std::int64_t> weights(11, 1);
  EXPECT_THAT(ReadMonthWeights("month_weights", weights),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("has 11 weights")));
  weights.push_back(-1);
  EXPECT_THAT(ReadMonthWeights("month_weights", weights),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("month_weights[11]: -1")));
  weights.back() = kMostWeight + 1;
  EXPECT_THAT(ReadMonthWeights("month_weights", weights),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("0 to 1000000")));
  weights.back() = 0;
  EXPECT_THAT(ReadMonthWeights("month_weights", weights), testkit::IsOk());
}

std::string AnyCalendar() {
  const std::string weekday = *rc::gen::element<std::string>("sun", "fri", "sat");
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return fmt::format("month {:02}-{:02}", *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29));
    case 1:
      return fmt::format("last {} {}; weeks 4-4-5; week53 q{}", weekday,
                         *rc::gen::element("jan", "jun", "dec"), *rc::gen::inRange(1, 5));
    case 2:
      return "month 01-01 | bridge 2026-01-01..2026-05-31 | month 06-01";
    default:
      return fmt::format("nearest {} {}; weeks {}; week53 q4", weekday,
                         *rc::gen::element("jan", "aug"),
                         *rc::gen::element("4-5-4", "12-12-12-16", "13x4"));
  }
}

// Closes in order within the term.
std::vector<CivilDay> AnyCloses(const DaySpan& term) {
  std::vector<CivilDay> closes;
  CivilDay day = term.first + *rc::gen::inRange(0, 100);
  while (day <= term.last) {
    closes.push_back(day);
    day = day + *rc::gen::inRange(1, 200);
  }
  return closes;
}

RC_GTEST_PROP(AmountViewProperty, F9_EveryViewSumsToTheAmountExactly, ()) {
  const std::int64_t total = *rc::gen::oneOf(rc::gen::inRange(-Money::kMost, Money::kMost + 1),
                                             rc::gen::inRange<std::int64_t>(-2000, 2001));
  const CivilDay first = Day("2024-01-01") + *rc::gen::inRange(0, 1000);
  const DaySpan days{first, first + *rc::gen::inRange(0, 1500)};
  MonthWeights months{};
  for (std::int64_t& month : months) month = *rc::gen::inRange<std::int64_t>(0, kMostWeight + 1);
  const SplitBy by =
      *rc::gen::element(SplitBy::kDays, SplitBy::kJointWorkingDays, SplitBy::kSeasonality);
  const auto place = calendar::HolidayTable::Shipped().Find("FR").value();
  const calendar::WorkingDays joint = calendar::WorkingDays::Of(place.get(), {}, days);
  const auto shares = SplitExactly(total, DayWeights(by, days, &joint, months)).value();
  const DaySpan term{first + *rc::gen::inRange(-300, 300), first + *rc::gen::inRange(300, 1900)};
  for (const auto& periods : {PeriodsOfCalendar(Calendar(AnyCalendar()), days).value(),
                              FillGaps(PeriodsOfCloses(term, AnyCloses(term)), days)}) {
    std::int64_t sum = 0;
    CivilDay next = periods.front().days.first;
    for (const AmountRow& row : SumByPeriods(days, shares, periods)) {
      RC_ASSERT(row.period.days.first == next);
      next = row.period.days.last + 1;
      RC_ASSERT(row.partial ==
                (row.period.days.first < days.first || days.last < row.period.days.last));
      sum += row.minor_units;
    }
    RC_ASSERT(periods.front().days.first <= days.first);
    RC_ASSERT(next > days.last);
    RC_ASSERT(sum == total);
  }
}

}  // namespace
}  // namespace tandem::fiscal
