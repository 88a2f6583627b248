#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"

namespace tandem::fiscal {

// A file that a notation names with @.
struct CalendarFile {
  std::string path;
  std::string content;

  friend bool operator==(const CalendarFile&, const CalendarFile&) = default;
};

// The rule of a fiscal calendar as text, with the files that it names.
struct CalendarSpec {
  std::string notation;
  std::vector<CalendarFile> files;

  friend bool operator==(const CalendarSpec&, const CalendarSpec&) = default;
};

// INVALID_ARGUMENT if it is no calendar, or names a file that it does not bring.
StatusOr<calendar::FiscalCalendar> ReadCalendar(const CalendarSpec& spec);

}  // namespace tandem::fiscal
