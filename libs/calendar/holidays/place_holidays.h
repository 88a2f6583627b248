#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"

namespace tandem::calendar {

struct PublicHoliday {
  CivilDay day;
  std::string name;        // several of one day are joined by "; "
  bool estimated = false;  // assumed, or called so by the source (as where the moon is sighted)

  friend bool operator==(const PublicHoliday&, const PublicHoliday&) = default;
};

// Bit n stands for the weekday whose std::chrono::weekday::c_encoding() is n: 0 is Sunday.
using WeekdaySet = std::bitset<7>;

// What the table says of one place; PlaceHolidays makes answers of it.
struct PlaceFacts {
  std::string code;
  WeekdaySet weekend;
  int first_year = 0;
  int last_announced_year = 0;
  int last_announced_working_weekend_year = 0;  // 0: the place has none
  std::vector<PublicHoliday> holidays;          // one per day and name, sorted by both
  std::vector<CivilDay> working_weekends;       // sorted
};

// The public holidays of a country, or of one of its subdivisions with the country's among them.
// Immutable, so any thread may use it; no call fails.
class PlaceHolidays {
 public:
  explicit PlaceHolidays(PlaceFacts facts);

  // "US" or "US-CA", as the table spells it.
  const std::string& code() const { return facts_.code; }
  // The usual weekend; where the place has changed it, the newest.
  WeekdaySet weekend() const { return facts_.weekend; }
  int last_announced_year() const { return facts_.last_announced_year; }
  int last_announced_working_weekend_year() const {
    return facts_.last_announced_working_weekend_year;
  }

  // Sorted by day. Outside the announced years, the holidays that fell on one month and day in the
  // two nearest years of the table are assumed, and all are estimated.
  std::vector<PublicHoliday> HolidaysOf(int year) const;

  // The Saturdays and Sundays (or their like) that the government declared working, sorted. None
  // outside the table. A public holiday on such a day beats it.
  std::vector<CivilDay> WorkingWeekendsOf(int year) const;

  // Whether the year as a whole lies outside the announced ones: those of holidays or, where the
  // country declares working weekends, theirs. Single days may be estimated in any year.
  bool IsEstimated(int year) const;

 private:
  bool IsAnnounced(int year) const;
  std::vector<PublicHoliday> AssumedFor(int year) const;

  PlaceFacts facts_;
};

}  // namespace tandem::calendar
