#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"

namespace tandem::calendar {

// Until which local time of a day an order still counts as booked on that day. A plain value.
struct BookingCutoff {
  static constexpr int kMidnight = 24 * 60;

  std::string zone = "UTC";                // IANA name
  int minutes_after_midnight = kMidnight;  // 0…1440; 24:00 is the end of the day

  // The instant at which `day` ends for booking. A local time that a clock change skips is the
  // instant of the change; one that happens twice is the later of the two. INTERNAL if the zone
  // has left the time zone database since it was checked.
  StatusOr<std::chrono::sys_seconds> InstantOf(CivilDay day) const;

  friend bool operator==(const BookingCutoff&, const BookingCutoff&) = default;
};

// The IANA name as the database spells it ("europe/berlin" gives "Europe/Berlin"), or
// INVALID_ARGUMENT for a zone that it does not know.
StatusOr<std::string> CanonicalZoneName(std::string_view name);

// "HH:MM", 00:00 to 24:00, as minutes after midnight.
StatusOr<int> ParseCutoff(std::string_view text);

}  // namespace tandem::calendar
