#pragma once

#include <chrono>
#include <optional>

#include "libs/calendar/working/working_days.h"
#include "libs/calendar/zone/time_zone.h"

namespace tandem::ical {

// From `start` until just before `end`.
struct TimeSpan {
  std::chrono::sys_seconds start;
  std::chrono::sys_seconds end;
};

// The days of `zone` of which the span takes `least` or all there is (a day of a clock change may
// be shorter); nothing if there is no such day.
std::optional<calendar::DaySpan> BusyDaysOf(TimeSpan span, const calendar::TimeZone& zone,
                                            std::chrono::minutes least);

}  // namespace tandem::ical
