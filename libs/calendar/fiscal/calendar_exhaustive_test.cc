#include <fmt/format.h>
#include <gtest/gtest.h>

#include "libs/calendar/fiscal/calendar_names.h"
#include "libs/calendar/fiscal/calendar_testing.h"

namespace tandem::calendar {
namespace {

constexpr CivilDay kFirstDay = CivilDay::FromYmd(kFirstYear, 1, 1);
constexpr CivilDay kLastDay = CivilDay::FromYmd(kLastYear, 12, 31);

// Tiles, has 52 or 53 weeks a year, and week 53 in the stated period and nowhere else.
void CheckYears(const std::string& notation, int week53_period) {
  SCOPED_TRACE(notation);
  const std::vector<FiscalPeriod> periods = Calendar(notation).Periods(kFirstDay, kLastDay);
  ASSERT_LE(periods.front().first, kFirstDay);
  ASSERT_GE(periods.back().last, kLastDay);
  const std::array<int, 3> pattern = {4, 4, 5};
  int long_years = 0;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const FiscalPeriod& period = periods[i];
    if (i > 0) {
      ASSERT_EQ(period.first, periods[i - 1].last + 1);
    }
    const int usual = pattern[static_cast<std::size_t>((period.period - 1) % 3)];
    ASSERT_EQ(period.quarter, (period.period - 1) / 3 + 1);
    if (period.period != week53_period) {
      ASSERT_EQ(period.weeks, usual);
    } else {
      ASSERT_TRUE(period.weeks == usual || period.weeks == usual + 1);
      long_years += period.weeks - usual;
    }
  }
  // 365.2425 days a year leave 35.6 to 35.8 years of 53 weeks in 201.
  ASSERT_GE(long_years, 35);
  ASSERT_LE(long_years, 37);
}

TEST(FiscalCalendarExhaustive, F1_AllMonthEndsWeekdaysAndPlacesOfWeek53Tile) {
  for (const std::string_view kind : {"last", "nearest"}) {
    for (const std::string_view weekday : kWeekdayNames) {
      for (const std::string_view month : kMonthNames) {
        for (int place = 1; place <= 12; ++place) {
          CheckYears(fmt::format("{} {} {}; weeks 4-4-5; week53 p{}", kind, weekday, month, place),
                     place);
          if (HasFatalFailure()) return;
        }
      }
    }
  }
}

// One test a month, so that they run beside each other.
class FirstWeekdayExhaustive : public ::testing::TestWithParam<unsigned> {};

TEST_P(FirstWeekdayExhaustive, F1_AllDaysWeekdaysAndPlacesOfWeek53Tile) {
  const unsigned month = GetParam();
  for (unsigned day = 1; day <= CivilDay::DaysInMonth(2024, month); ++day) {
    for (const std::string_view weekday : kWeekdayNames) {
      for (int place = 1; place <= 12; ++place) {
        CheckYears(fmt::format("first {} on-or-after {:02}-{:02}; weeks 4-4-5; week53 p{}", weekday,
                               month, day, place),
                   place);
        if (HasFatalFailure()) return;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Months, FirstWeekdayExhaustive, ::testing::Range(1U, 13U));

TEST(FiscalCalendarExhaustive, F1_AllMonthBasedStartsTileWithTwelvePeriodsAYear) {
  for (unsigned month = 1; month <= 12; ++month) {
    for (unsigned day = 1; day <= CivilDay::DaysInMonth(2024, month); ++day) {
      const std::string notation = fmt::format("month {:02}-{:02}", month, day);
      SCOPED_TRACE(notation);
      const std::vector<FiscalPeriod> periods = Calendar(notation).Periods(kFirstDay, kLastDay);
      for (std::size_t i = 1; i < periods.size(); ++i) {
        ASSERT_EQ(periods[i].first, periods[i - 1].last + 1);
        ASSERT_EQ(periods[i].period, periods[i - 1].period % 12 + 1);
        // The start day of its month, or that month's last day: clamped, never cascaded.
        const unsigned start = periods[i].first.day();
        ASSERT_TRUE(start == day || (start < day && (periods[i].first + 1).day() == 1));
      }
    }
  }
}

}  // namespace
}  // namespace tandem::calendar
