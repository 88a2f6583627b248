#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"

namespace tandem::calendar {

// Seconds of a wall clock that says nothing about its place.
using LocalSeconds = std::chrono::local_seconds;

constexpr LocalSeconds Midnight(CivilDay day) {
  return LocalSeconds(std::chrono::days(day.days()));
}
constexpr CivilDay DayOf(LocalSeconds local) {
  return CivilDay(static_cast<std::int32_t>(
      std::chrono::floor<std::chrono::days>(local).time_since_epoch().count()));
}

// A time zone of the IANA database. A plain value, cheap to copy; any number of threads may ask.
class TimeZone {
 public:
  // Which one is meant of a local time that happens twice.
  enum class Twice { kEarlier, kLater };

  // UTC.
  TimeZone();
  // `name` exactly as the database spells it; INVALID_ARGUMENT if it is not there, or is a path or
  // the machine's own zone.
  static StatusOr<TimeZone> Load(const std::string& name);

  const std::string& name() const;

  // A local time that a clock change skips is the instant of the change.
  std::chrono::sys_seconds InstantOf(LocalSeconds local, Twice twice) const;
  LocalSeconds LocalOf(std::chrono::sys_seconds instant) const;
  // Whether the local time happens exactly once.
  bool HappensOnce(LocalSeconds local) const;

 private:
  struct Zone;
  std::shared_ptr<const Zone> zone_;
};

}  // namespace tandem::calendar
