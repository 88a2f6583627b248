#pragma once

namespace tandem::calendar {

// The urgency window: this many calendar days, ending on the nominal close.
inline constexpr int kUrgencyWindowDays = 14;

}  // namespace tandem::calendar
