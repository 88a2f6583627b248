#pragma once

#include <string_view>

namespace tandem::ical {

// The IANA zone that stands for a Windows zone ("W. Europe Standard Time" is Europe/Berlin) where
// no territory is known, or nothing. From the windowsZones table of the Unicode CLDR (version 42),
// its rows of territory 001: facts that rarely change. Thread-safe.
std::string_view IanaNameOfWindowsZone(std::string_view name);

}  // namespace tandem::ical
