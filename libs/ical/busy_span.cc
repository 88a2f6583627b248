#include "libs/ical/busy_span.h"

#include <algorithm>

namespace tandem::ical {

std::optional<calendar::DaySpan> BusyDaysOf(TimeSpan span, const calendar::TimeZone& zone,
                                            std::chrono::minutes least) {
  if (span.end <= span.start) return std::nullopt;
  const auto counts = [&](CivilDay day) {
    constexpr auto kEarlier = calendar::TimeZone::Twice::kEarlier;
    const auto begins = zone.InstantOf(calendar::Midnight(day), kEarlier);
    const auto ends = zone.InstantOf(calendar::Midnight(day + 1), kEarlier);
    const auto taken = std::min(span.end, ends) - std::max(span.start, begins);
    // Samoa had no 30 December 2011.
    return taken > std::chrono::seconds(0) && (taken >= least || taken == ends - begins);
  };
  calendar::DaySpan days = {calendar::DayOf(zone.LocalOf(span.start)),
                            calendar::DayOf(zone.LocalOf(span.end - std::chrono::seconds(1)))};
  // The days between the first and the last are taken whole.
  if (!counts(days.first)) ++days.first;
  if (days.last >= days.first && !counts(days.last)) days.last += -1;
  if (days.last < days.first) return std::nullopt;
  return days;
}

}  // namespace tandem::ical
