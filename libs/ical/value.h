#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "libs/base/civil_day.h"
#include "libs/calendar/zone/time_zone.h"
#include "libs/ical/libical.h"

// The values of RFC 5545's properties as libical has read them. Thread-safe.
namespace tandem::ical {

// A DATE, or a DATE-TIME of a wall clock or in UTC.
struct DateOrTime {
  calendar::LocalSeconds local;
  bool is_date = false;
  bool is_utc = false;

  CivilDay day() const { return calendar::DayOf(local); }
  std::chrono::seconds clock() const { return local - calendar::Midnight(day()); }
};

// Nothing for a time that does not exist, which libical lets pass; a leap second is the one before.
std::optional<DateOrTime> ValueOf(const icaltimetype& time);
icaltimetype ToLibical(const DateOrTime& time);

// Days follow the calendar, the rest the clock.
struct Duration {
  std::chrono::days days{};
  std::chrono::seconds seconds{};
};

// Nothing for negative ones and those over 20,000 days.
std::optional<Duration> ValueOf(const icaldurationtype& duration);

// Names of RFC 5545 are alike in any case.
bool EqualIgnoringCase(std::string_view a, std::string_view b);

// Whether the years of the two days are those that Tandem answers for.
bool InYears(CivilDay first, CivilDay last);

}  // namespace tandem::ical
