#pragma once

#include "libs/base/status.h"
#include "libs/calendar/notation/calendar_spec.h"

namespace tandem::partner {

using calendar::CalendarFile;
using calendar::CalendarSpec;

// A spec that was read, in its canonical form, so that it can be read again anywhere.
struct CheckedCalendar {
  CalendarSpec spec;
  calendar::FiscalCalendar calendar;
};

// INVALID_ARGUMENT, without a field, for what calendar::ReadCalendar refuses, more than 256 KiB of
// text, or a path that is no line of text.
StatusOr<CheckedCalendar> CheckCalendar(const CalendarSpec& spec);

}  // namespace tandem::partner
