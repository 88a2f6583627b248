#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"

namespace tandem::partner {

// A file that a notation names with @.
struct CalendarFile {
  std::string path;
  std::string content;

  friend auto operator<=>(const CalendarFile&, const CalendarFile&) = default;
};

// The rule of a fiscal calendar as text.
struct CalendarSpec {
  std::string notation;
  std::vector<CalendarFile> files;

  friend bool operator==(const CalendarSpec&, const CalendarSpec&) = default;
};

// A spec that was read: `spec` has the canonical notation and, sorted by path, exactly the files
// that this notation names, so that it can be read again anywhere.
struct CheckedCalendar {
  CalendarSpec spec;
  calendar::FiscalCalendar calendar;
};

// INVALID_ARGUMENT, without a field: no calendar, more than 256 KiB of text, a file that is
// missing, not named or given twice.
StatusOr<CheckedCalendar> CheckCalendar(const CalendarSpec& spec);

}  // namespace tandem::partner
