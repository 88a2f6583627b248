#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"

namespace tandem {

// A moment in UTC, to the microsecond; stored as whole microseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

constexpr std::int64_t ToMicros(Instant instant) { return instant.time_since_epoch().count(); }
constexpr Instant FromMicros(std::int64_t micros) {
  return Instant(std::chrono::microseconds(micros));
}

// "2026-05-20T10:15:30.123456Z", the fraction left out if it is zero.
std::string ToText(Instant instant);
// That form, with 0 to 6 digits of a fraction; else INVALID_ARGUMENT.
StatusOr<Instant> ParseInstant(std::string_view text);
// The day that it is in UTC.
CivilDay UtcDay(Instant instant);

// Where the time comes from: the system, or a test. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant Now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant Now() const override;
};

}  // namespace tandem
