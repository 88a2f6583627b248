#pragma once

#include <array>
#include <string_view>

// The words of the notation, in the order of std::chrono's numbers.
namespace tandem::calendar {

inline constexpr std::array<std::string_view, 7> kWeekdayNames = {
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

inline constexpr std::array<std::string_view, 12> kMonthNames = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

}  // namespace tandem::calendar
