#include "libs/ical/rules/recurrence_days.h"

#include <algorithm>

namespace tandem::ical {
namespace {

using calendar::DaySpan;
using Every = RecurrenceRule::Every;

int WeekdayOf(CivilDay day) { return static_cast<int>(day.weekday().c_encoding()); }

CivilDay StartOfWeek(CivilDay day, int week_start) {
  return day - (WeekdayOf(day) - week_start + 7) % 7;
}

// The first day of week 1: the week with at least four days of the year.
CivilDay StartOfWeekOne(int year, int week_start) {
  return StartOfWeek(CivilDay::FromYmd(year, 1, 4), week_start);
}

// The year that the week of `day` counts to: that of its fourth day.
int YearOfWeek(CivilDay day, int week_start) { return (StartOfWeek(day, week_start) + 3).year(); }

// The rule with what DTSTART adds to it where it names no day.
RecurrenceRule WithDefaults(RecurrenceRule rule, CivilDay start) {
  const auto weekday = static_cast<std::size_t>(WeekdayOf(start));
  if (rule.every == Every::kWeek && !rule.has_weekdays()) rule.weekdays.set(weekday);
  if (rule.every == Every::kMonth && !rule.has_weekdays() && rule.month_days.empty()) {
    rule.month_days.Add(static_cast<int>(start.day()));
  }
  if (rule.every != Every::kYear || rule.has_weekdays()) return rule;
  if (!rule.weeks.empty()) {
    if (rule.month_days.empty() && rule.year_days.empty()) rule.weekdays.set(weekday);
  } else if (rule.month_days.empty() && rule.year_days.empty()) {
    if (rule.months.none()) rule.months.set(start.month());
    rule.month_days.Add(static_cast<int>(start.day()));
  }
  return rule;
}

// Tells of a day whether the BY parts, all but BYSETPOS, let it through.
class DayFilter {
 public:
  explicit DayFilter(const RecurrenceRule& rule) : rule_(rule) {}

  bool MonthFits(unsigned month) const { return rule_.months.none() || rule_.months[month]; }

  // `day` is in a month that fits.
  bool Fits(CivilDay day) const {
    const std::chrono::year_month_day date = day.ymd();
    const int year = static_cast<int>(date.year());
    const auto month = static_cast<unsigned>(date.month());
    const int month_day = static_cast<int>(static_cast<unsigned>(date.day()));
    const int month_size = static_cast<int>(CivilDay::DaysInMonth(year, month));
    if (!rule_.month_days.empty() && !rule_.month_days.Has(month_day, month_size)) return false;
    const int year_day = day - CivilDay::FromYmd(year, 1, 1) + 1;
    const int year_size = date.year().is_leap() ? 366 : 365;
    if (!rule_.year_days.empty() && !rule_.year_days.Has(year_day, year_size)) return false;
    if (!rule_.weeks.empty() && !WeekFits(day)) return false;
    if (!rule_.has_weekdays() || rule_.weekdays[static_cast<std::size_t>(WeekdayOf(day))]) {
      return true;
    }
    const bool in_month = rule_.every == Every::kMonth || rule_.months.any();
    return in_month ? NumberFits(day, month_day, month_size) : NumberFits(day, year_day, year_size);
  }

 private:
  bool WeekFits(CivilDay day) const {
    const int year = YearOfWeek(day, rule_.week_start);
    const CivilDay first = StartOfWeekOne(year, rule_.week_start);
    const int weeks = (StartOfWeekOne(year + 1, rule_.week_start) - first) / 7;
    return rule_.weeks.Has((day - first) / 7 + 1, weeks);
  }

  // `at` counts from 1 in a month or year of `size` days.
  bool NumberFits(CivilDay day, int at, int size) const {
    const int number = (at - 1) / 7 + 1;
    const int from_end = -((size - at) / 7 + 1);
    return std::ranges::any_of(rule_.numbered_weekdays, [&](const auto& nth) {
      return nth.weekday == WeekdayOf(day) && (nth.number == number || nth.number == from_end);
    });
  }

  const RecurrenceRule& rule_;
};

// The n-th day, week, month or year from the one that `start` is in.
DaySpan PeriodAt(const RecurrenceRule& rule, CivilDay start, int n) {
  switch (rule.every) {
    case Every::kDay:
      return {start + n, start + n};
    case Every::kWeek: {
      const CivilDay first = StartOfWeek(start, rule.week_start) + 7 * n;
      return {first, first + 6};
    }
    case Every::kMonth: {
      const CivilDay first = CivilDay::FromYmd(start.year(), start.month(), 1).PlusMonths(n);
      return {first, first.PlusMonths(1) - 1};
    }
    case Every::kYear:
      break;
  }
  int year = start.year() + n;
  if (!rule.weeks.empty()) {
    year = YearOfWeek(start, rule.week_start) + n;
    return {StartOfWeekOne(year, rule.week_start), StartOfWeekOne(year + 1, rule.week_start) - 1};
  }
  return {CivilDay::FromYmd(year, 1, 1), CivilDay::FromYmd(year, 12, 31)};
}

// A period at or before the one that `day` is in, so that what lies before it need not be counted.
int PeriodBefore(const RecurrenceRule& rule, CivilDay start, CivilDay day) {
  if (day <= start) return 0;
  const int days = day - start;
  const int longest = rule.every == Every::kDay     ? 1
                      : rule.every == Every::kWeek  ? 7
                      : rule.every == Every::kMonth ? 31
                                                    : 371;
  const int periods = std::max(0, days / longest - 1);
  return periods / rule.interval * rule.interval;
}

// The days of one period that BYSETPOS leaves.
void TakePositions(const std::vector<int>& positions, std::vector<CivilDay>& days) {
  if (positions.empty()) return;
  std::vector<CivilDay> taken;
  const int count = static_cast<int>(days.size());
  for (int at = 1; at <= count; ++at) {
    if (std::ranges::find(positions, at) != positions.end() ||
        std::ranges::find(positions, at - count - 1) != positions.end()) {
      taken.push_back(days[static_cast<std::size_t>(at - 1)]);
    }
  }
  days = std::move(taken);
}

// The days of `period` that fit, in `days`; what it cost.
std::int64_t FillPeriod(const DayFilter& filter, DaySpan period, std::vector<CivilDay>& days) {
  days.clear();
  std::int64_t cost = 1;
  for (CivilDay day = period.first; day <= period.last; ++day, ++cost) {
    if (!filter.MonthFits(day.month())) {
      day = CivilDay::LastOfMonth(day.year(), day.month());
    } else if (filter.Fits(day)) {
      days.push_back(day);
    }
  }
  return cost;
}

}  // namespace

StatusOr<std::vector<CivilDay>> RecurrenceDays(const RecurrenceRule& given, CivilDay start,
                                               DaySpan wanted, std::size_t most,
                                               RecurrenceBudget& budget) {
  const auto too_many = [](std::string_view rule) {
    return WithReason(InvalidArgument(rule), "TOO_MANY");
  };
  const RecurrenceRule rule = WithDefaults(given, start);
  const DayFilter filter(rule);
  // An UNTIL in UTC may be on the next day of the place.
  const CivilDay last =
      rule.until ? std::min(wanted.last, rule.until->day() + (rule.until->is_utc ? 1 : 0))
                 : wanted.last;
  const auto weight =
      1 + static_cast<std::int64_t>(rule.positions.size() + rule.numbered_weekdays.size()) / 4;
  int counted = 1;
  std::vector<CivilDay> taken;
  if (start >= wanted.first && start <= wanted.last) taken.push_back(start);
  std::vector<CivilDay> days;
  int n = rule.count > 0 ? 0 : PeriodBefore(rule, start, wanted.first);
  for (;; n += rule.interval) {
    const DaySpan period = PeriodAt(rule, start, n);
    if (period.first > last || (rule.count > 0 && counted >= rule.count)) return taken;
    budget.days -= FillPeriod(filter, period, days) * weight;
    if (budget.days < 0) return too_many("the RRULEs of the file take too long to work out");
    TakePositions(rule.positions, days);
    for (const CivilDay day : days) {
      if (day <= start) continue;
      if (day > last || (rule.count > 0 && ++counted > rule.count)) return taken;
      if (day >= wanted.first) taken.push_back(day);
      if (taken.size() > most) return too_many("takes place more often than is read of one file");
    }
  }
}

}  // namespace tandem::ical
