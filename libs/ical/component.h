#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"

namespace tandem::ical {

// The unfolded lines between BEGIN and END, these included, of properties that tell when someone is
// busy. What may be personal (summary, description, attendees, alarms) is never stored. A plain
// value; libical parses one at a time, for what it makes of a line takes up to a hundred times the
// line's memory.
struct Component {
  std::string kind;             // upper case
  int line = 0;                 // of its BEGIN
  bool cancels = false;         // its calendar has METHOD:CANCEL
  bool is_one_of_many = false;  // it has a RECURRENCE-ID
  std::string lines;            // each ends in a NUL
};

// All VEVENT, VFREEBUSY and VTIMEZONE of a file, in its order. INVALID_ARGUMENT, with the line and
// the reasons NO_CALENDAR, UNBALANCED, NOT_UTF8 or TOO_LARGE, for what is no iCalendar file. Time
// and memory grow with the size of the text, never beyond kMostComponents.
StatusOr<std::vector<Component>> ReadComponents(std::string_view text);

inline constexpr std::size_t kMostComponents = 100'000;

}  // namespace tandem::ical
