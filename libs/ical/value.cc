#include "libs/ical/value.h"

#include <algorithm>
#include <cctype>

namespace tandem::ical {
namespace {

using std::chrono::seconds;

constexpr seconds kMostDuration = std::chrono::days(20'000);

bool Within(int number, int most) { return number >= 0 && number <= most; }

}  // namespace

std::optional<DateOrTime> ValueOf(const icaltimetype& time) {
  if (time.month < 1 || time.day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(time.year),
                                         std::chrono::month(static_cast<unsigned>(time.month)),
                                         std::chrono::day(static_cast<unsigned>(time.day))};
  if (!date.ok() || !Within(time.year, 9999)) return std::nullopt;
  DateOrTime value = {.local = std::chrono::local_days(date), .is_date = time.is_date != 0};
  if (value.is_date) return value;
  if (!Within(time.hour, 23) || !Within(time.minute, 59) || !Within(time.second, 60)) {
    return std::nullopt;
  }
  value.is_utc = icaltime_is_utc(time) != 0;
  value.local += std::chrono::hours(time.hour) + std::chrono::minutes(time.minute) +
                 seconds(std::min(time.second, 59));
  return value;
}

icaltimetype ToLibical(const DateOrTime& time) {
  const std::chrono::hh_mm_ss clock(time.clock());
  icaltimetype result = {};  // icaltime_null_date has an hour of -1, which counts
  result.year = time.day().year();
  result.month = static_cast<int>(time.day().month());
  result.day = static_cast<int>(time.day().day());
  result.hour = static_cast<int>(clock.hours().count());
  result.minute = static_cast<int>(clock.minutes().count());
  result.second = static_cast<int>(clock.seconds().count());
  result.is_date = time.is_date ? 1 : 0;
  return result;
}

std::optional<Duration> ValueOf(const icaldurationtype& duration) {
  if (icaldurationtype_is_bad_duration(duration) != 0 || duration.is_neg != 0) return std::nullopt;
  const Duration result = {
      .days = std::chrono::days(std::int64_t{duration.weeks} * 7 + std::int64_t{duration.days}),
      .seconds = std::chrono::hours(std::int64_t{duration.hours}) +
                 std::chrono::minutes(std::int64_t{duration.minutes}) + seconds(duration.seconds)};
  if (result.days > kMostDuration || result.seconds > kMostDuration) return std::nullopt;
  return result;
}

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::toupper(x) == std::toupper(y); });
}

bool InYears(CivilDay first, CivilDay last) {
  return first.year() >= kFirstYear && last.year() <= kLastYear;
}

}  // namespace tandem::ical
