#include "libs/calendar/zone/booking_cutoff.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "libs/calendar/zone/time_zone.h"

namespace tandem::calendar {
namespace {

namespace fs = std::filesystem;

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

fs::path ZoneFolder() {
  const char* folder = std::getenv("TZDIR");
  return folder != nullptr ? folder : "/usr/share/zoneinfo";
}

// `name` as the folders of the time zone database spell it; empty if it is not there.
std::string SpelledAsInDatabase(std::string_view name) {
  fs::path spelled;
  for (const fs::path& part : fs::path(name)) {
    std::error_code ignored;
    bool found = false;
    for (const fs::directory_entry& entry :
         fs::directory_iterator(ZoneFolder() / spelled, ignored)) {
      if (EqualIgnoringCase(entry.path().filename().string(), part.string())) {
        spelled /= entry.path().filename();
        found = true;
        break;
      }
    }
    if (!found) return {};
  }
  return spelled.string();
}

}  // namespace

StatusOr<std::chrono::sys_seconds> BookingCutoff::InstantOf(CivilDay day) const {
  const StatusOr<TimeZone> loaded = TimeZone::Load(zone);
  if (!loaded.ok()) {
    return Internal(fmt::format("time zone {} is not in the time zone database", zone));
  }
  return loaded->InstantOf(Midnight(day) + std::chrono::minutes(minutes_after_midnight),
                           TimeZone::Twice::kLater);
}

StatusOr<std::string> CanonicalZoneName(std::string_view name) {
  if (EqualIgnoringCase(name, "UTC")) return std::string("UTC");
  if (std::string exact(name); TimeZone::Load(exact).ok()) return exact;
  if (std::string spelled = SpelledAsInDatabase(name); TimeZone::Load(spelled).ok()) return spelled;
  return InvalidArgument(
      fmt::format("unknown time zone \"{}\"; it must be an IANA name such as Europe/Berlin", name));
}

StatusOr<int> ParseCutoff(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4)) {
    const int hours = 10 * (text[0] - '0') + (text[1] - '0');
    const int minutes = 10 * (text[3] - '0') + (text[4] - '0');
    const int total = 60 * hours + minutes;
    if (minutes < 60 && total <= BookingCutoff::kMidnight) return total;
  }
  return InvalidArgument(fmt::format("\"{}\" is not a time from 00:00 to 24:00", text));
}

}  // namespace tandem::calendar
