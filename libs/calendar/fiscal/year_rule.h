#pragma once

#include <chrono>
#include <cstdint>

#include "libs/base/civil_day.h"

namespace tandem::calendar {

// Where the years of a computed calendar begin. Years are numbered by the calendar year of their
// anchor: the one in which the anchor starts the year (kMonth, kFirst) or ends it (kLast,
// kNearest). Year n+1 begins on the day after year n, so the years tile time. A plain value.
struct YearRule {
  enum class Kind : std::uint8_t {
    kMonth,    // starts on a day of a month, clamped to the month's last day
    kLast,     // ends on the last given weekday of a month
    kNearest,  // ends on the given weekday nearest to a month's last day, maybe in the next month
    kFirst,    // starts on the first given weekday on or after a day of a month
  };
  Kind kind = Kind::kMonth;
  unsigned month = 1;  // 1…12: of the start (kMonth, kFirst) or of the end (kLast, kNearest)
  unsigned day = 1;    // kMonth and kFirst only
  std::chrono::weekday weekday = std::chrono::Sunday;  // all but kMonth

  bool is_week_based() const { return kind != Kind::kMonth; }

  // First day of year `number`.
  CivilDay First(int number) const;
  // The nominal first day of year `number`, from which it may drift by days: it names the year.
  CivilDay AnchorFirst(int number) const;
  // The number of the year that contains `day`.
  int NumberOf(CivilDay day) const;

  // What to add to a year's number to get the calendar year of its anchor's last or first day.
  int EndLabelOffset() const;
  int StartLabelOffset() const;

  friend bool operator==(const YearRule&, const YearRule&) = default;
};

}  // namespace tandem::calendar
