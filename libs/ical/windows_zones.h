#pragma once

#include <string_view>

namespace tandem::ical {

// The IANA zone that stands for a Windows zone ("W. Europe Standard Time" is Europe/Berlin) where
// no territory is known, or nothing: common names, after Unicode CLDR's windowsZones. Thread-safe.
std::string_view IanaNameOfWindowsZone(std::string_view name);

}  // namespace tandem::ical
