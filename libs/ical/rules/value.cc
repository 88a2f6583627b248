#include "libs/ical/rules/value.h"

#include <algorithm>
#include <cctype>

#include <libical/ical.h>

namespace tandem::ical {
namespace {

using std::chrono::seconds;

constexpr std::size_t kMostDurationText = 24;
constexpr seconds kMostDuration = std::chrono::days(20'000);

// `size` digits at `at`, and nothing but digits.
std::optional<int> Digits(std::string_view text, std::size_t at, std::size_t size) {
  int number = 0;
  for (const char c : text.substr(at, size)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = 10 * number + (c - '0');
  }
  return number;
}

std::optional<seconds> ParseClock(std::string_view text) {
  const auto hour = Digits(text, 0, 2);
  const auto minute = Digits(text, 2, 2);
  const auto second = Digits(text, 4, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return seconds(3600 * *hour + 60 * *minute + std::min(*second, 59));
}

}  // namespace

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::toupper(x) == std::toupper(y); });
}

std::optional<DateOrTime> ParseDateOrTime(std::string_view text) {
  DateOrTime result;
  result.is_utc = text.size() == 16 && (text.back() == 'Z' || text.back() == 'z');
  result.is_date = text.size() == 8;
  if (!result.is_date && !result.is_utc && text.size() != 15) return std::nullopt;
  const auto year = Digits(text, 0, 4);
  const auto month = Digits(text, 4, 2);
  const auto day = Digits(text, 6, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  result.local = std::chrono::local_days(date);
  if (result.is_date) return result;
  const std::optional<seconds> clock = ParseClock(text.substr(9, 6));
  if ((text[8] != 'T' && text[8] != 't') || !clock) return std::nullopt;
  result.local += *clock;
  return result;
}

std::optional<Duration> ParseDuration(const std::string& text) {
  // libical takes digits that no letter follows, and numbers of any size.
  if (text.size() > kMostDurationText || text.empty() || text.back() < 'A') return std::nullopt;
  const icaldurationtype parsed = icaldurationtype_from_string(text.c_str());
  if (icaldurationtype_is_bad_duration(parsed) != 0 || parsed.is_neg != 0) return std::nullopt;
  const Duration result = {
      .days = std::chrono::days(std::int64_t{parsed.weeks} * 7 + std::int64_t{parsed.days}),
      .seconds = std::chrono::hours(std::int64_t{parsed.hours}) +
                 std::chrono::minutes(std::int64_t{parsed.minutes}) + seconds(parsed.seconds)};
  if (result.days > kMostDuration || result.seconds > kMostDuration) return std::nullopt;
  return result;
}

std::optional<seconds> ParseOffset(std::string_view text) {
  if (text.size() != 5 && text.size() != 7) return std::nullopt;
  if (text.front() != '+' && text.front() != '-') return std::nullopt;
  std::string clock(text.substr(1));
  clock.resize(6, '0');
  const std::optional<seconds> size = ParseClock(clock);
  if (!size) return std::nullopt;
  return text.front() == '-' ? -*size : *size;
}

std::string Unescaped(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    const char escaped = text[++i];
    plain += escaped == 'n' || escaped == 'N' ? '\n' : escaped;
  }
  return plain;
}

std::vector<std::string_view> SplitList(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0;;) {
    const std::size_t comma = text.find(',', from);
    parts.push_back(text.substr(from, comma - from));
    if (comma == std::string_view::npos) return parts;
    from = comma + 1;
  }
}

bool InYears(CivilDay first, CivilDay last) {
  return first.year() >= kFirstYear && last.year() <= kLastYear;
}

}  // namespace tandem::ical
