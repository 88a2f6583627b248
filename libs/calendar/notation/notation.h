#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"

// The short text form of a fiscal calendar, for people to type:
//
//   month 04-06; label start
//   last sat jul; weeks 4-4-5; week53 p7
//   nearest sat jan; weeks 4-5-4; week53 q4; tz America/New_York; cutoff 17:00
//   first sun on-or-after 01-31; weeks 13x4; week53 p13
//   month 01-01; override 2026: q1 2026-04-04, q2 2026-07-04
//   rows @periods.csv
//   month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01
//
// Case and spaces do not matter; options stand in any order behind the base.
namespace tandem::calendar {

// Gives the text of a file that a notation names with @. NOT_FOUND if there is none.
using ReadFile = std::function<StatusOr<std::string>(const std::string& path)>;

// Refuses every file: for callers that take notations from strangers.
StatusOr<std::string> RefuseFiles(const std::string& path);

// Reads a notation, a JSON object of the same words, or @file with either of them.
// INVALID_ARGUMENT that names the word and the column, or the rule that the calendar breaks.
StatusOr<FiscalCalendar> ParseCalendar(std::string_view text, const ReadFile& read_file);

// The canonical notation, which ParseCalendar reads back to an equal calendar.
std::string ToNotation(const FiscalCalendar& calendar);
// The base alone: "last sat jul".
std::string ToNotation(const YearRule& rule);

}  // namespace tandem::calendar
