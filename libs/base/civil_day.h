#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tandem {

// The years whose dates Tandem accepts and answers for.
inline constexpr int kFirstYear = 1950;
inline constexpr int kLastYear = 2150;

// A date of the proleptic Gregorian calendar: a day somewhere, never an instant. A plain value,
// four bytes, counted in days from 1970-01-01, so that differences and ranges are whole numbers.
class CivilDay {
 public:
  constexpr CivilDay() = default;
  constexpr explicit CivilDay(std::int32_t days_since_1970) : days_(days_since_1970) {}

  // `month` and `day` must exist; LastOfMonth and Clamped serve where they may not.
  static constexpr CivilDay FromYmd(int year, unsigned month, unsigned day) {
    const std::chrono::sys_days days =
        std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return CivilDay(static_cast<std::int32_t>(days.time_since_epoch().count()));
  }
  static constexpr CivilDay LastOfMonth(int year, unsigned month) {
    return FromYmd(year, month, DaysInMonth(year, month));
  }
  // The day itself, or the month's last one where the month is shorter.
  static constexpr CivilDay Clamped(int year, unsigned month, unsigned day) {
    const unsigned last = DaysInMonth(year, month);
    return FromYmd(year, month, day < last ? day : last);
  }
  static constexpr unsigned DaysInMonth(int year, unsigned month) {
    if (month == 2) return std::chrono::year(year).is_leap() ? 29 : 28;
    return 30 + ((month + (month >> 3)) & 1);
  }

  // Strictly YYYY-MM-DD, an existing date in 1950…2150; else INVALID_ARGUMENT that says why.
  static StatusOr<CivilDay> Parse(std::string_view text);

  constexpr std::int32_t days() const { return days_; }
  constexpr std::chrono::year_month_day ymd() const {
    return std::chrono::sys_days(std::chrono::days(days_));
  }
  constexpr int year() const { return static_cast<int>(ymd().year()); }
  constexpr unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  constexpr unsigned day() const { return static_cast<unsigned>(ymd().day()); }
  constexpr std::chrono::weekday weekday() const {
    return std::chrono::weekday(std::chrono::sys_days(std::chrono::days(days_)));
  }
  // 29 February becomes 28 February in a common year.
  constexpr CivilDay PlusYears(int years) const {
    const std::chrono::year_month_day date = ymd();
    return Clamped(static_cast<int>(date.year()) + years, static_cast<unsigned>(date.month()),
                   static_cast<unsigned>(date.day()));
  }
  // Same day of the month, clamped to the month's last day.
  constexpr CivilDay PlusMonths(int months) const {
    const std::chrono::year_month_day date = ymd();
    const std::chrono::year_month target = date.year() / date.month() + std::chrono::months(months);
    return Clamped(static_cast<int>(target.year()), static_cast<unsigned>(target.month()),
                   static_cast<unsigned>(date.day()));
  }

  // YYYY-MM-DD.
  std::string ToString() const;

  constexpr CivilDay& operator+=(std::int32_t days) {
    days_ += days;
    return *this;
  }
  constexpr CivilDay& operator++() { return *this += 1; }
  friend constexpr CivilDay operator+(CivilDay day, std::int32_t days) {
    return CivilDay(day.days_ + days);
  }
  friend constexpr CivilDay operator-(CivilDay day, std::int32_t days) {
    return CivilDay(day.days_ - days);
  }
  friend constexpr std::int32_t operator-(CivilDay a, CivilDay b) { return a.days_ - b.days_; }
  friend constexpr auto operator<=>(CivilDay, CivilDay) = default;

 private:
  std::int32_t days_ = 0;
};

std::ostream& operator<<(std::ostream& out, CivilDay day);

// "January" … "December"; `month` is 1…12.
std::string_view MonthName(unsigned month);

}  // namespace tandem
