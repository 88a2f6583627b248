#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"

namespace tandem::ical {

// A property that says when, and nothing about why.
struct Property {
  std::string_view name;  // upper case, of static storage
  std::string parameters;
  std::string value;
};

// What stands between BEGIN and END, on `line`: the properties that tell when someone is busy. What
// may be personal (summary, description, attendees, alarms) is never stored. A plain value.
struct Component {
  std::string kind;  // upper case
  int line = 0;
  bool cancels = false;  // its calendar has METHOD:CANCEL
  std::vector<Property> properties;
  std::vector<Component> parts;  // STANDARD and DAYLIGHT of a VTIMEZONE

  // The first property of that name, or null.
  const Property* Find(std::string_view name) const;
};

// All VEVENT, VFREEBUSY and VTIMEZONE of a file, in its order. INVALID_ARGUMENT, with the line and
// the reasons NO_CALENDAR, UNBALANCED, NOT_UTF8 or TOO_LARGE, for what is no iCalendar file. Time
// and memory grow with the size of the text, never beyond kMostComponents.
StatusOr<std::vector<Component>> ReadComponents(std::string_view text);

inline constexpr std::size_t kMostComponents = 100'000;

}  // namespace tandem::ical
