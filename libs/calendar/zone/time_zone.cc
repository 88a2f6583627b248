#include "libs/calendar/zone/time_zone.h"

#include <absl/time/civil_time.h>
#include <absl/time/time.h>
#include <fmt/format.h>

namespace tandem::calendar {
namespace {

absl::CivilSecond Civil(LocalSeconds local) {
  return absl::CivilSecond(1970, 1, 1) + local.time_since_epoch().count();
}

std::chrono::sys_seconds Instant(absl::Time time) {
  return std::chrono::sys_seconds(std::chrono::seconds(absl::ToUnixSeconds(time)));
}

}  // namespace

struct TimeZone::Zone {
  std::string name;
  absl::TimeZone zone;
};

TimeZone::TimeZone() {
  static const auto kUtc = std::make_shared<const Zone>(Zone{"UTC", absl::UTCTimeZone()});
  zone_ = kUtc;
}

StatusOr<TimeZone> TimeZone::Load(const std::string& name) {
  TimeZone result;
  if (name == "UTC") return result;
  absl::TimeZone zone;
  // Not a path, nor what the database calls the machine's own zone.
  const bool allowed =
      !name.empty() && name.front() != '/' && name.find(':') == std::string::npos &&
      name.find("..") == std::string::npos && name != "localtime" && name != "posixrules";
  if (!allowed || !absl::LoadTimeZone(name, &zone)) {
    return InvalidArgument(fmt::format(
        "unknown time zone \"{}\"; it must be an IANA name such as Europe/Berlin", name));
  }
  result.zone_ = std::make_shared<const Zone>(Zone{name, zone});
  return result;
}

const std::string& TimeZone::name() const { return zone_->name; }

std::chrono::sys_seconds TimeZone::InstantOf(LocalSeconds local, Twice twice) const {
  const absl::TimeZone::TimeInfo info = zone_->zone.At(Civil(local));
  if (info.kind == absl::TimeZone::TimeInfo::SKIPPED) return Instant(info.trans);
  return Instant(twice == Twice::kEarlier ? info.pre : info.post);
}

LocalSeconds TimeZone::LocalOf(std::chrono::sys_seconds instant) const {
  const std::int64_t seconds = instant.time_since_epoch().count();
  const int offset = zone_->zone.At(absl::FromUnixSeconds(seconds)).offset;
  return LocalSeconds(std::chrono::seconds(seconds + offset));
}

bool TimeZone::HappensOnce(LocalSeconds local) const {
  return zone_->zone.At(Civil(local)).kind == absl::TimeZone::TimeInfo::UNIQUE;
}

}  // namespace tandem::calendar
