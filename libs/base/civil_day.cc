#include "libs/base/civil_day.h"

#include <array>

#include <fmt/format.h>

namespace tandem {
namespace {

// Exactly `text` as a decimal number without sign, or -1.
int Digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return value;
}

}  // namespace

StatusOr<CivilDay> CivilDay::Parse(std::string_view text) {
  const bool shape = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const int year = shape ? Digits(text.substr(0, 4)) : -1;
  const int month = shape ? Digits(text.substr(5, 2)) : -1;
  const int day = shape ? Digits(text.substr(8, 2)) : -1;
  if (year < 0 || month < 0 || day < 0) {
    return InvalidArgument(fmt::format("\"{}\" is not a date of the form YYYY-MM-DD", text));
  }
  if (month < 1 || month > 12) {
    return InvalidArgument(fmt::format("\"{}\" is not a date: there is no month {}", text, month));
  }
  const int last = static_cast<int>(DaysInMonth(year, static_cast<unsigned>(month)));
  if (day < 1 || day > last) {
    return InvalidArgument(fmt::format("\"{}\" is not a date: {} {} has {} days", text,
                                       MonthName(static_cast<unsigned>(month)), year, last));
  }
  if (year < kFirstYear || year > kLastYear) {
    return InvalidArgument(
        fmt::format("\"{}\": the year must lie in {} to {}", text, kFirstYear, kLastYear));
  }
  return FromYmd(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string CivilDay::ToString() const {
  const std::chrono::year_month_day date = ymd();
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::ostream& operator<<(std::ostream& out, CivilDay day) { return out << day.ToString(); }

std::string_view MonthName(unsigned month) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return kNames.at(month - 1);
}

}  // namespace tandem
