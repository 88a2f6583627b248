#include "libs/calendar/zone/booking_cutoff.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>
#include <fmt/format.h>

namespace tandem::calendar {
namespace {

namespace fs = std::filesystem;

bool Load(const std::string& name, absl::TimeZone* zone) {
  // Not a path, nor what the database calls the machine's own zone.
  return !name.empty() && name.front() != '/' && name.front() != ':' &&
         name.find("..") == std::string::npos && name != "localtime" && name != "posixrules" &&
         absl::LoadTimeZone(name, zone);
}

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
  absl::TimeZone loaded = absl::UTCTimeZone();
  if (zone != "UTC" && !Load(zone, &loaded)) {
    return Internal(fmt::format("time zone {} is not in the time zone database", zone));
  }
  const std::chrono::year_month_day date = day.ymd();
  const absl::CivilSecond local(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                static_cast<unsigned>(date.day()), 0, minutes_after_midnight, 0);
  const absl::TimeZone::TimeInfo info = loaded.At(local);
  const absl::Time instant =
      info.kind == absl::TimeZone::TimeInfo::SKIPPED ? info.trans : info.post;
  return std::chrono::sys_seconds(std::chrono::seconds(absl::ToUnixSeconds(instant)));
}

StatusOr<std::string> CanonicalZoneName(std::string_view name) {
  absl::TimeZone zone;
  if (EqualIgnoringCase(name, "UTC")) return std::string("UTC");
  if (std::string exact(name); Load(exact, &zone)) return exact;
  if (std::string spelled = SpelledAsInDatabase(name); Load(spelled, &zone)) return spelled;
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
