#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"

namespace tandem::calendar {

// A file that a notation names with @.
struct CalendarFile {
  std::string path;
  std::string content;

  friend auto operator<=>(const CalendarFile&, const CalendarFile&) = default;
};

// The rule of a fiscal calendar as text, with the files that it names: what organisations hand each
// other, and what is stored.
struct CalendarSpec {
  std::string notation;
  std::vector<CalendarFile> files;

  friend bool operator==(const CalendarSpec&, const CalendarSpec&) = default;
};

// INVALID_ARGUMENT, without a field, if it is no calendar, or if a file is missing, not named or
// given twice.
StatusOr<FiscalCalendar> ReadCalendar(const CalendarSpec& spec);

// The same calendar in the canonical notation with, sorted by path, exactly the files that this
// names: `calendar` is what ReadCalendar made of `spec`.
CalendarSpec Canonical(const FiscalCalendar& calendar, const CalendarSpec& spec);

}  // namespace tandem::calendar
