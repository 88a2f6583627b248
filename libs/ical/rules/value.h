#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/calendar/zone/time_zone.h"

// The values of RFC 5545's properties. All functions may be called by any thread; nothing is what a
// malformed value gives.
namespace tandem::ical {

// A DATE, or a DATE-TIME of a wall clock or in UTC.
struct DateOrTime {
  calendar::LocalSeconds local;
  bool is_date = false;
  bool is_utc = false;

  CivilDay day() const { return calendar::DayOf(local); }
  std::chrono::seconds clock() const { return local - calendar::Midnight(day()); }
};

// "20260105", "20260105T090000" or "20260105T090000Z", any year; a leap second is the one before.
std::optional<DateOrTime> ParseDateOrTime(std::string_view text);

// Days follow the calendar, the rest the clock.
struct Duration {
  std::chrono::days days{};
  std::chrono::seconds seconds{};
};

// "P2D", "PT8H", "P1W"; negative ones and those over 20,000 days are malformed too.
std::optional<Duration> ParseDuration(const std::string& text);

// "+0100", "-033000".
std::optional<std::chrono::seconds> ParseOffset(std::string_view text);

// Names of RFC 5545 are alike in any case.
bool EqualIgnoringCase(std::string_view a, std::string_view b);

// A TEXT without its escapes.
std::string Unescaped(std::string_view text);

// What commas separate.
std::vector<std::string_view> SplitList(std::string_view text);

// Whether the years of the two days are those that Tandem answers for.
bool InYears(CivilDay first, CivilDay last);

}  // namespace tandem::ical
