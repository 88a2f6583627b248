#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/calendar/fiscal/calendar_names.h"
#include "libs/calendar/fiscal/calendar_testing.h"
#include "libs/calendar/fiscal/period_index.h"
#include "libs/calendar/inference/infer.h"

namespace tandem::calendar {
namespace {

constexpr CivilDay kFirstDay = CivilDay::FromYmd(kFirstYear, 1, 1);
constexpr CivilDay kLastDay = CivilDay::FromYmd(kLastYear, 12, 31);

// Any base and options of the notation, with a bridge at times.
rc::Gen<std::string> AnyRegime() {
  return rc::gen::exec([] {
    const int month = *rc::gen::inRange(1, 13);
    const int day = *rc::gen::inRange(
        1, 1 + static_cast<int>(CivilDay::DaysInMonth(2024, static_cast<unsigned>(month))));
    const std::string date = fmt::format("{:02}-{:02}", month, day);
    const std::string label = *rc::gen::element("", "; label start", "; label end");
    const int kind = *rc::gen::inRange(0, 4);
    if (kind == 0) return "month " + date + label;
    const std::string_view weekday =
        kWeekdayNames[static_cast<std::size_t>(*rc::gen::inRange(0, 7))].substr(0, 3);
    const std::string_view month_name =
        kMonthNames[static_cast<std::size_t>(month - 1)].substr(0, 3);
    const std::string base = kind == 1   ? fmt::format("last {} {}", weekday, month_name)
                             : kind == 2 ? fmt::format("nearest {} {}", weekday, month_name)
                                         : fmt::format("first {} on-or-after {}", weekday, date);
    const std::string weeks = *rc::gen::element("4-4-5", "4-5-4", "5-4-4", "13x4", "12-12-12-16",
                                                "6-7", "4-4-5-4-5-4-5-4-4-4-4-5");
    return fmt::format("{}; weeks {}; week53 q{}{}", base, weeks, *rc::gen::inRange(1, 5), label);
  });
}

rc::Gen<std::string> AnyNotation() {
  return rc::gen::exec([] {
    std::string regime = *AnyRegime();
    if (*rc::gen::inRange(0, 4) != 0) return regime;
    const CivilDay first = kFirstDay + *rc::gen::inRange(0, kLastDay - kFirstDay - 600);
    const CivilDay last = first + *rc::gen::inRange(31, 540);
    return fmt::format("{} | bridge {}..{} | {}", regime, first.ToString(), last.ToString(),
                       *AnyRegime());
  });
}

RC_GTEST_PROP(FiscalCalendarProperty, F1_PeriodsAndQuartersTileTimeFrom1950To2150, ()) {
  const FiscalCalendar calendar = Calendar(*AnyNotation());
  const std::vector<FiscalPeriod> periods = calendar.Periods(kFirstDay, kLastDay);
  RC_ASSERT(periods.front().first <= kFirstDay);
  RC_ASSERT(periods.back().last >= kLastDay);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    RC_ASSERT(periods[i].first <= periods[i].last);
    if (i > 0) RC_ASSERT(periods[i].first == periods[i - 1].last + 1);
  }
  const std::vector<FiscalQuarter> quarters = calendar.Quarters(kFirstDay, kLastDay);
  for (std::size_t i = 1; i < quarters.size(); ++i) {
    RC_ASSERT(quarters[i].first == quarters[i - 1].last + 1);
    RC_ASSERT(quarters[i].starts_year ==
              (!quarters[i].year.bridge && quarters[i].year != quarters[i - 1].year));
  }
}

RC_GTEST_PROP(FiscalCalendarProperty, F1_APeriodsIdentityIsUnique, ()) {
  const FiscalCalendar calendar = Calendar(*AnyNotation());
  std::set<std::tuple<int, YearLabel, int>> seen;
  for (const FiscalPeriod& period : calendar.Periods(kFirstDay, kLastDay)) {
    RC_ASSERT(seen.insert({period.regime, period.year, period.period}).second);
  }
}

RC_GTEST_PROP(FiscalCalendarProperty, F1_EveryDateFindsThePeriodThatHoldsIt, ()) {
  const FiscalCalendar calendar = Calendar(*AnyNotation());
  const PeriodIndex index = PeriodIndex::Create(calendar, kFirstDay, kLastDay).value();
  for (int i = 0; i < 50; ++i) {
    const CivilDay day = kFirstDay + *rc::gen::inRange(0, kLastDay - kFirstDay + 1);
    const FiscalPeriod period = calendar.PeriodOf(day).value();
    RC_ASSERT(period.first <= day);
    RC_ASSERT(day <= period.last);
    RC_ASSERT(index[day] == period);
    const FiscalQuarter quarter = calendar.QuarterOf(day).value();
    RC_ASSERT(quarter.first <= period.first);
    RC_ASSERT(period.last <= quarter.last);
    RC_ASSERT(quarter.quarter == period.quarter);
  }
}

RC_GTEST_PROP(FiscalCalendarProperty, F1_TheNotationRoundTrips, ()) {
  const std::string canonical = ToNotation(Calendar(*AnyNotation()));
  RC_ASSERT(ToNotation(Calendar(canonical)) == canonical);
}

RC_GTEST_PROP(FiscalCalendarProperty, F1_AskingForLessGivesTheSamePeriods, ()) {
  const FiscalCalendar calendar = Calendar(*AnyNotation());
  const CivilDay first = kFirstDay + *rc::gen::inRange(0, kLastDay - kFirstDay - 800);
  const CivilDay last = first + *rc::gen::inRange(0, 800);
  std::vector<FiscalQuarter> all = calendar.Quarters(kFirstDay, kLastDay);
  std::erase_if(all, [&](const FiscalQuarter& quarter) {
    return quarter.last < first || quarter.first > last;
  });
  RC_ASSERT(calendar.Quarters(first, last) == all);
}

RC_GTEST_PROP(InferProperty, F1_EveryRuleIsAmongThoseInferredFromItsYearEnds, ()) {
  const FiscalCalendar calendar = Calendar(*AnyRegime());
  const int year = *rc::gen::inRange(1960, 2100);
  std::vector<CivilDay> ends;
  for (const FiscalQuarter& quarter :
       calendar.Quarters(CivilDay::FromYmd(year, 1, 1), CivilDay::FromYmd(year + 28, 12, 31))) {
    if (quarter.ends_year && quarter.last < CivilDay::FromYmd(year + 29, 1, 1)) {
      ends.push_back(quarter.last);
    }
  }
  const Inference inference = InferFromYearEnds(ends).value();
  RC_ASSERT(inference.result != Inference::Result::kNone);
  const auto explains = [&](const std::string& notation) {
    const bool week_based = !notation.starts_with("month");
    const FiscalCalendar other =
        Calendar(week_based ? notation + "; weeks 13; week53 q4" : notation);
    const auto year_ends = [](const FiscalCalendar& one) {
      std::vector<CivilDay> days;
      for (const FiscalQuarter& quarter : one.Quarters(kFirstDay, kLastDay)) {
        if (quarter.ends_year && quarter.last <= kLastDay) days.push_back(quarter.last);
      }
      return days;
    };
    return year_ends(other) == year_ends(calendar);
  };
  RC_ASSERT(std::ranges::any_of(inference.calendars, explains));
}

}  // namespace
}  // namespace tandem::calendar
