#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "libs/calendar/notation/notation.h"

// Short words for the tests of this room.
namespace tandem::calendar {

inline CivilDay Day(std::string_view text) { return CivilDay::Parse(text).value(); }

inline FiscalCalendar Calendar(std::string_view notation) {
  return ParseCalendar(notation, RefuseFiles).value();
}

inline std::string ParseError(std::string_view notation) {
  return std::string(MessageOf(ParseCalendar(notation, RefuseFiles).status()));
}

// "2026 Q1 P1 4w 2025-07-27..2025-08-23"
inline std::string Text(const FiscalPeriod& period) {
  std::string text = period.year.ToString() + " Q" + std::to_string(period.quarter) + " P" +
                     std::to_string(period.period);
  if (period.weeks > 0) text += " " + std::to_string(period.weeks) + "w";
  return text + " " + period.first.ToString() + ".." + period.last.ToString();
}

// The last days of the fiscal years that end in [first, last].
inline std::vector<std::string> YearEnds(const FiscalCalendar& calendar, std::string_view first,
                                         std::string_view last) {
  std::vector<std::string> ends;
  for (const FiscalQuarter& quarter : calendar.Quarters(Day(first), Day(last))) {
    if (quarter.ends_year && quarter.last <= Day(last)) ends.push_back(quarter.last.ToString());
  }
  return ends;
}

// The nominal closes in [first, last].
inline std::vector<std::string> QuarterEnds(const FiscalCalendar& calendar, std::string_view first,
                                            std::string_view last) {
  std::vector<std::string> ends;
  for (const FiscalQuarter& quarter : calendar.Quarters(Day(first), Day(last))) {
    if (quarter.last <= Day(last)) ends.push_back(quarter.last.ToString());
  }
  return ends;
}

}  // namespace tandem::calendar
