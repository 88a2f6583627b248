#include "libs/base/clock.h"

#include <charconv>

#include <fmt/format.h>

namespace tandem {
namespace {

constexpr std::string_view kForm = "must be a UTC time such as 2026-05-20T10:15:30Z";

// The number that `text` holds in decimal digits only, or −1.
int Digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && text.front() != '-' ? number : -1;
}

}  // namespace

std::string ToText(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(instant - day);
  const std::chrono::year_month_day date(day);
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  time.hours().count(), time.minutes().count(), time.seconds().count());
  if (const auto fraction = time.subseconds().count(); fraction != 0) {
    text += fmt::format(".{:06}", fraction);
  }
  return text + "Z";
}

StatusOr<Instant> ParseInstant(std::string_view text) {
  const Status malformed = InvalidArgument(fmt::format("\"{}\" {}", text, kForm));
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text.back() != 'Z') {
    return malformed;
  }
  ASSIGN_OR_RETURN(const CivilDay day, CivilDay::Parse(text.substr(0, 10)));
  const int hour = Digits(text.substr(11, 2));
  const int minute = Digits(text.substr(14, 2));
  const int second = Digits(text.substr(17, 2));
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    return malformed;
  }
  std::string fraction(text.substr(19, text.size() - 20));
  if (!fraction.empty() &&
      (fraction.front() != '.' || fraction.size() < 2 || fraction.size() > 7)) {
    return malformed;
  }
  int micros = 0;
  if (!fraction.empty()) {
    fraction.resize(7, '0');
    micros = Digits(std::string_view(fraction).substr(1));
    if (micros < 0) return malformed;
  }
  return Instant(std::chrono::sys_days(std::chrono::days(day.days())) + std::chrono::hours(hour) +
                 std::chrono::minutes(minute) + std::chrono::seconds(second) +
                 std::chrono::microseconds(micros));
}

CivilDay UtcDay(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  return CivilDay(static_cast<std::int32_t>(day.time_since_epoch().count()));
}

Instant SystemClock::Now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace tandem
