#include "libs/ical/rules/recurrence_rule.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <span>

#include <fmt/format.h>
#include <libical/ical.h>

namespace tandem::ical {
namespace {

constexpr std::size_t kMostRuleText = 2000;
constexpr std::size_t kMostDigits = 4;       // of INTERVAL
constexpr std::size_t kMostCountDigits = 6;  // of COUNT

Status BadRule(std::string_view rule) {
  return WithReason(InvalidArgument(fmt::format("the RRULE {}", rule)), "BAD_RULE");
}
Status TooOften(std::string_view rule) {
  return WithReason(InvalidArgument(fmt::format("the RRULE {}", rule)), "TOO_OFTEN");
}

// The most numbers that a BY part can list; libical writes behind its arrays if a list is longer
// than they are, which a list without repetitions is not.
std::size_t LongestList(std::string_view part) {
  if (part == "BYMONTH") return 12;
  if (part == "BYMONTHDAY") return 31;
  if (part == "BYWEEKNO") return 53;
  if (part == "BYHOUR") return 24;
  if (part == "BYSECOND" || part == "BYMINUTE") return 60;
  return 366;
}

// What libical would not refuse: text behind numbers, INTERVAL beyond 16 bits (it becomes another
// number), lists longer than its arrays, calendars other than ours.
Status CheckPart(std::string_view name, std::string_view value) {
  if (EqualIgnoringCase(name, "RSCALE") || EqualIgnoringCase(name, "SKIP")) {
    return BadRule("counts in another calendar (RSCALE, SKIP), which is not read");
  }
  const bool interval = EqualIgnoringCase(name, "INTERVAL");
  if (interval || EqualIgnoringCase(name, "COUNT")) {
    const bool digits = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || value.empty() || value.size() > (interval ? kMostDigits : kMostCountDigits)) {
      return BadRule(interval ? "has an INTERVAL that is no number from 1 to 9999"
                              : "has a COUNT that is no number from 1 to 999999");
    }
  }
  if (EqualIgnoringCase(name, "UNTIL") && !ParseDateOrTime(value)) {
    return BadRule("has an UNTIL that is neither a date nor a time");
  }
  std::string part(name);
  std::ranges::transform(part, part.begin(), [](unsigned char c) { return std::toupper(c); });
  const auto commas = static_cast<std::size_t>(std::ranges::count(value, ','));
  if (commas + 1 > LongestList(part)) return BadRule("names more days than there are");
  return OkStatus();
}

// What is left for libical. UNTIL is read here: for one in UTC libical reads its table of zones,
// and no lock guards the first time.
StatusOr<std::string> TakeUntil(std::string_view text, RecurrenceRule& rule) {
  std::string rest;
  bool counted = false;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(std::min(equals + 1, part.size()));
    RETURN_IF_ERROR(CheckPart(name, value));
    counted = counted || EqualIgnoringCase(name, "COUNT");
    if (!EqualIgnoringCase(name, "UNTIL")) {
      rest.append(part).append(";");
      continue;
    }
    if (rule.until) return BadRule("has two UNTIL");
    rule.until = ParseDateOrTime(value);
  }
  if (counted && rule.until) return BadRule("has both COUNT and UNTIL");
  return rest;
}

template <typename Take>
void ForEach(std::span<const short> numbers, Take take) {
  for (const short number : numbers) {
    if (number == ICAL_RECURRENCE_ARRAY_MAX) return;
    take(static_cast<int>(number));
  }
}

Status TakeFrequency(const icalrecurrencetype& parsed, RecurrenceRule& rule) {
  using Every = RecurrenceRule::Every;
  switch (parsed.freq) {
    case ICAL_DAILY_RECURRENCE:
      rule.every = Every::kDay;
      break;
    case ICAL_WEEKLY_RECURRENCE:
      rule.every = Every::kWeek;
      break;
    case ICAL_MONTHLY_RECURRENCE:
      rule.every = Every::kMonth;
      break;
    case ICAL_YEARLY_RECURRENCE:
      rule.every = Every::kYear;
      break;
    case ICAL_SECONDLY_RECURRENCE:
    case ICAL_MINUTELY_RECURRENCE:
    case ICAL_HOURLY_RECURRENCE:
      return TooOften("repeats more often than daily");
    default:
      return BadRule("is none of RFC 5545");
  }
  rule.interval = parsed.interval;
  rule.count = parsed.count;
  rule.week_start = parsed.week_start - ICAL_SUNDAY_WEEKDAY;
  return OkStatus();
}

// One time a day: BYHOUR and BYMINUTE may name it.
Status TakeTime(const icalrecurrencetype& parsed, RecurrenceRule& rule) {
  std::vector<int> hours;
  std::vector<int> minutes;
  std::size_t seconds = 0;
  ForEach(parsed.by_hour, [&](int hour) { hours.push_back(hour); });
  ForEach(parsed.by_minute, [&](int minute) { minutes.push_back(minute); });
  ForEach(parsed.by_second, [&](int) { ++seconds; });
  if (hours.size() > 1 || minutes.size() > 1 || seconds > 1) {
    return TooOften("has several times of a day");
  }
  if (!hours.empty()) rule.hour = std::clamp(hours.front(), 0, 23);
  if (!minutes.empty()) rule.minute = std::clamp(minutes.front(), 0, 59);
  return OkStatus();
}

Status TakeDays(const icalrecurrencetype& parsed, RecurrenceRule& rule) {
  bool fits = true;
  const auto add = [&](auto& set, int most) {
    return [&set, &fits, most](int number) {
      fits = fits && number != 0 && std::abs(number) <= most;
      if (fits) set.Add(number);
    };
  };
  ForEach(parsed.by_month_day, add(rule.month_days, 31));
  ForEach(parsed.by_year_day, add(rule.year_days, 366));
  ForEach(parsed.by_week_no, add(rule.weeks, 53));
  ForEach(parsed.by_month, [&](int month) {
    fits = fits && month >= 1 && month <= 12;
    if (fits) rule.months.set(static_cast<std::size_t>(month));
  });
  ForEach(parsed.by_set_pos, [&](int position) { rule.positions.push_back(position); });
  ForEach(parsed.by_day, [&](int encoded) {
    const auto day = static_cast<short>(encoded);
    const int weekday = icalrecurrencetype_day_day_of_week(day) - ICAL_SUNDAY_WEEKDAY;
    const int number = icalrecurrencetype_day_position(day);
    fits = fits && weekday >= 0 && weekday < 7;
    if (!fits) return;
    if (number == 0) {
      rule.weekdays.set(static_cast<std::size_t>(weekday));
    } else {
      rule.numbered_weekdays.push_back({weekday, number});
    }
  });
  return fits ? OkStatus() : BadRule("names a day, week or month that does not exist");
}

// RFC 5545, 3.3.10: what a frequency does not go with.
Status CheckTogether(const RecurrenceRule& rule) {
  using Every = RecurrenceRule::Every;
  const bool yearly = rule.every == Every::kYear;
  if (!yearly && (!rule.weeks.empty() || !rule.year_days.empty())) {
    return BadRule("has BYWEEKNO or BYYEARDAY, which go with FREQ=YEARLY only");
  }
  if (rule.every == Every::kWeek && !rule.month_days.empty()) {
    return BadRule("has BYMONTHDAY, which does not go with FREQ=WEEKLY");
  }
  const bool numbers = yearly ? rule.weeks.empty() : rule.every == Every::kMonth;
  if (!rule.numbered_weekdays.empty() && !numbers) {
    return BadRule("has a number in BYDAY, which goes with months and years only");
  }
  return OkStatus();
}

}  // namespace

StatusOr<RecurrenceRule> RecurrenceRule::Parse(const std::string& text) {
  if (text.size() > kMostRuleText) return BadRule("is longer than 2000 characters");
  RecurrenceRule rule;
  ASSIGN_OR_RETURN(const std::string rest, TakeUntil(text, rule));
  // It would own a text if it had RSCALE, which is refused above.
  const icalrecurrencetype parsed = icalrecurrencetype_from_string(rest.c_str());
  RETURN_IF_ERROR(TakeFrequency(parsed, rule));
  RETURN_IF_ERROR(TakeTime(parsed, rule));
  RETURN_IF_ERROR(TakeDays(parsed, rule));
  RETURN_IF_ERROR(CheckTogether(rule));
  return rule;
}

}  // namespace tandem::ical
