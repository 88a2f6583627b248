#include "libs/ical/recurrence.h"

#include <algorithm>
#include <cstdlib>
#include <span>

#include <fmt/format.h>

namespace tandem::ical {
namespace {

using calendar::DaySpan;
using calendar::LocalSeconds;

// Where libical gives up: a rule whose first month or year it does not find, and any other.
constexpr int kLastYearOfSearch = 20'000;
constexpr int kLastYearOfWalk = 2582;
// What a call costs beside the steps that it takes.
constexpr std::int64_t kStepsOfCall = 2;
// All days of each month, but not all in all positions: some seconds.
constexpr std::int64_t kLongestSearch = 2'500'000;

Status BadRule(std::string_view rule) {
  return WithReason(InvalidArgument(fmt::format("the RRULE {}", rule)), "BAD_RULE");
}
Status TooOften(std::string_view rule) {
  return WithReason(InvalidArgument(fmt::format("the RRULE {}", rule)), "TOO_OFTEN");
}
Status TooMany(std::string_view rule) { return WithReason(InvalidArgument(rule), "TOO_MANY"); }

std::span<const short> List(std::span<const short> array) {
  return array.first(static_cast<std::size_t>(
      std::ranges::find(array, short{ICAL_RECURRENCE_ARRAY_MAX}) - array.begin()));
}
bool Has(std::span<const short> array) { return !List(array).empty(); }

int PositionOf(short day) { return icalrecurrencetype_day_position(day); }

Status CheckFrequency(const icalrecurrencetype& rule) {
  switch (rule.freq) {
    case ICAL_DAILY_RECURRENCE:
    case ICAL_WEEKLY_RECURRENCE:
    case ICAL_MONTHLY_RECURRENCE:
    case ICAL_YEARLY_RECURRENCE:
      break;
    case ICAL_SECONDLY_RECURRENCE:
    case ICAL_MINUTELY_RECURRENCE:
    case ICAL_HOURLY_RECURRENCE:
      return TooOften("repeats more often than daily");
    default:
      return BadRule("is none of RFC 5545");
  }
  for (const std::span<const short> times :
       {std::span<const short>(rule.by_hour), std::span<const short>(rule.by_minute),
        std::span<const short>(rule.by_second)}) {
    if (List(times).size() > 1) return TooOften("has several times of a day");
  }
  return OkStatus();
}

// RFC 5545, 3.3.10: what a frequency does not go with.
Status CheckTogether(const icalrecurrencetype& rule) {
  const bool yearly = rule.freq == ICAL_YEARLY_RECURRENCE;
  if (!yearly && (Has(rule.by_week_no) || Has(rule.by_year_day))) {
    return BadRule("has BYWEEKNO or BYYEARDAY, which go with FREQ=YEARLY only");
  }
  if (rule.freq == ICAL_WEEKLY_RECURRENCE && Has(rule.by_month_day)) {
    return BadRule("has BYMONTHDAY, which does not go with FREQ=WEEKLY");
  }
  const bool numbers = yearly ? !Has(rule.by_week_no) : rule.freq == ICAL_MONTHLY_RECURRENCE;
  for (const short day : List(rule.by_day)) {
    const int position = PositionOf(day);
    if (position != 0 && !numbers) {
      return BadRule("has a number in BYDAY, which goes with months and years only");
    }
    if (std::abs(position) > 53) return BadRule("names a week that does not exist");
  }
  return OkStatus();
}

// How much a step of the rule costs beside one of a rule without lists.
std::int64_t WeightOf(const icalrecurrencetype& rule) {
  const std::size_t numbers = List(rule.by_day).size() + List(rule.by_month_day).size() +
                              List(rule.by_year_day).size() + List(rule.by_week_no).size() +
                              List(rule.by_set_pos).size();
  const std::size_t months = std::max<std::size_t>(1, List(rule.by_month).size());
  return 1 + static_cast<std::int64_t>(numbers * months) / 4;
}

bool Searches(const icalrecurrencetype& rule) {
  return rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
}

int DaysOfStep(const icalrecurrencetype& rule) {
  switch (rule.freq) {
    case ICAL_WEEKLY_RECURRENCE:
      return 7;
    case ICAL_MONTHLY_RECURRENCE:
      return 28;
    case ICAL_YEARLY_RECURRENCE:
      return 365;
    default:
      return 1;
  }
}

// What libical expands to something else, or may take too long for within one call.
Status CheckExpanded(const icalrecurrencetype& rule) {
  const bool in_days = rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE;
  if (in_days && Has(rule.by_set_pos)) return BadRule("has BYSETPOS in days or weeks, not read");
  if (rule.freq == ICAL_DAILY_RECURRENCE &&
      std::ranges::any_of(List(rule.by_month_day), [](short day) { return day < 0; })) {
    return BadRule("counts days from the end of the month day by day, which is not read");
  }
  const bool by_date = Has(rule.by_month) || Has(rule.by_month_day);
  if ((Has(rule.by_year_day) && (by_date || Has(rule.by_week_no))) ||
      (Has(rule.by_week_no) && by_date)) {
    return BadRule("has BYYEARDAY or BYWEEKNO beside other dates, which is not read");
  }
  if (Searches(rule) &&
      WeightOf(rule) * kLastYearOfSearch * 365 / DaysOfStep(rule) > kLongestSearch) {
    return BadRule("names too many days");
  }
  return OkStatus();
}

int WeekOf(CivilDay day, int week_start) {
  const int weekday = static_cast<int>(day.weekday().c_encoding());
  const CivilDay fourth = day - (weekday - week_start + 7) % 7 + 3;
  return (fourth - CivilDay::FromYmd(fourth.year(), 1, 1)) / 7 + 1;
}

// libical gives the first week of a year for BYWEEKNO=53 where the year before has 52.
bool IsInWeeks(const icalrecurrencetype& rule, CivilDay day) {
  if (!Has(rule.by_week_no)) return true;
  const int week = WeekOf(day, rule.week_start - ICAL_SUNDAY_WEEKDAY);
  const int year = day.year() + (week == 1 && day.month() == 12) - (week > 51 && day.month() == 1);
  const int weeks = WeekOf(CivilDay::FromYmd(year, 12, 28), rule.week_start - ICAL_SUNDAY_WEEKDAY);
  return std::ranges::any_of(List(rule.by_week_no), [&](short number) {
    return number == week || number == week - weeks - 1;
  });
}

// Walks a rule, and pays for it.
class Walk {
 public:
  Walk(icalrecurrencetype rule, const DateOrTime& start, RecurrenceBudget& budget)
      : weight_(WeightOf(rule)),
        step_(DaysOfStep(rule) * rule.interval),
        at_(start.day()),
        budget_(budget),
        start_(ToLibical(start)),
        // Making one may cost as much as the walk.
        iterator_(budget.steps < 0 ? nullptr : icalrecur_iterator_new(rule, start_)) {
    const int years = (Searches(rule) ? kLastYearOfSearch : kLastYearOfWalk) - start.day().year();
    end_ = start.day() + 365 * years;
  }

  // From `day` on, which may be one that the rule does not give.
  void JumpTo(CivilDay day) {
    if (iterator_ == nullptr) return;  // it never takes place
    icaltimetype from = start_;
    from.year = day.year();
    from.month = static_cast<int>(day.month());
    from.day = static_cast<int>(day.day());
    icalerror_clear_errno();  // an error of before would count as one of the rule
    if (icalrecur_iterator_set_start(iterator_.get(), from) == 0) iterator_ = nullptr;
    at_ = day;
  }

  // Nothing at the end.
  StatusOr<std::optional<LocalSeconds>> Next() {
    if (budget_.steps < 0) return TooMany("the RRULEs of the file take too long to work out");
    std::optional<DateOrTime> next;
    if (iterator_ != nullptr) next = ValueOf(icalrecur_iterator_next(iterator_.get()));
    const CivilDay day = next ? next->day() : end_;
    budget_.steps -= weight_ * (kStepsOfCall + std::max(0, day - at_) / step_);
    at_ = day;
    return next ? std::optional(next->local) : std::nullopt;
  }

 private:
  std::int64_t weight_;
  int step_;
  CivilDay at_;
  CivilDay end_;
  RecurrenceBudget& budget_;
  icaltimetype start_;
  Owned<icalrecur_iterator> iterator_;
};

}  // namespace

StatusOr<RecurrenceRule> RecurrenceRule::Of(icalproperty* rrule) {
  RecurrenceRule result;
  icalrecurrencetype& rule = result.rule_;
  const icalvalue* value = icalproperty_get_value(rrule);
  if (value == nullptr || icalvalue_isa(value) != ICAL_RECUR_VALUE) {
    return BadRule("is none of RFC 5545");
  }
  rule = icalvalue_get_recur(value);
  rule.rscale = nullptr;  // the property's, and not there: it is refused before libical sees it
  RETURN_IF_ERROR(CheckFrequency(rule));
  RETURN_IF_ERROR(CheckTogether(rule));
  RETURN_IF_ERROR(CheckExpanded(rule));
  if (icaltime_is_null_time(rule.until) == 0) {
    result.until_ = ValueOf(rule.until);
    if (!result.until_) return BadRule("has an UNTIL that is neither a date nor a time");
  }
  result.count_ = std::exchange(rule.count, 0);
  rule.until = icaltime_null_time();
  return result;
}

StatusOr<std::vector<LocalSeconds>> RecurrenceRule::Starts(const DateOrTime& start, DaySpan wanted,
                                                           std::size_t most,
                                                           RecurrenceBudget& budget) const {
  icalrecurrencetype rule = rule_;
  if (Has(rule.by_week_no) && !Has(rule.by_day)) {
    // What RFC 5545 means; without it libical gives other days, and reads far behind its table.
    rule.by_day[0] = static_cast<short>(icaltime_day_of_week(ToLibical(start)));
    rule.by_day[1] = ICAL_RECURRENCE_ARRAY_MAX;
  }
  // An UNTIL in UTC may be on the next day of the place.
  const CivilDay last =
      until_ ? std::min(wanted.last, until_->day() + (until_->is_utc ? 1 : 0)) : wanted.last;
  std::vector<LocalSeconds> taken;
  if (start.day() >= wanted.first && start.day() <= wanted.last) taken.push_back(start.local);
  if (start.day() > last || count_ == 1) return taken;
  Walk walk(rule, start, budget);
  // Some days before: the week of a day may count to another year.
  const CivilDay jump = wanted.first - 10;
  if (count_ == 0 && jump > start.day()) walk.JumpTo(jump);
  int counted = 1;
  for (;;) {
    ASSIGN_OR_RETURN(const std::optional<LocalSeconds> next, walk.Next());
    if (!next || calendar::DayOf(*next) > last) return taken;
    const CivilDay day = calendar::DayOf(*next);
    if (day <= start.day() || !IsInWeeks(rule, day)) continue;
    if (count_ > 0 && ++counted > count_) return taken;
    if (day >= wanted.first) taken.push_back(*next);
    if (taken.size() > most) return TooMany("takes place more often than is read of one file");
  }
}

}  // namespace tandem::ical
