#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "libs/ical/busy_calendar.h"

namespace tandem::ical {

inline CivilDay Day(const std::string& text) { return CivilDay::Parse(text).value(); }

inline calendar::TimeZone Zone(const std::string& name) {
  return calendar::TimeZone::Load(name).value();
}

// All of 2026 in Berlin.
inline ReadOptions Berlin2026() {
  return {.zone = Zone("Europe/Berlin"), .bounds = {Day("2026-01-01"), Day("2026-12-31")}};
}

// A calendar of these lines, which end in "\n".
inline std::string Calendar(const std::string& lines) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//T//T//EN\n" + lines + "END:VCALENDAR\n";
}
inline std::string Event(const std::string& lines) {
  return "BEGIN:VEVENT\nUID:u\n" + lines + "END:VEVENT\n";
}

// Every entry as "first..last" (" works" behind it), every remark as "- REASON" for what is left
// out, "! REASON" for what is refused, "* REASON" for a note.
inline std::vector<std::string> Shown(const BusyCalendar& calendar) {
  std::vector<std::string> shown;
  for (const BusyDays& entry : calendar.entries) {
    shown.push_back(entry.days.first.ToString() + ".." + entry.days.last.ToString() +
                    (entry.works ? " works" : ""));
  }
  for (const Remark& remark : calendar.remarks) {
    const char* sign = remark.severity == Severity::kNote      ? "* "
                       : remark.severity == Severity::kLeftOut ? "- "
                                                               : "! ";
    shown.push_back(sign + remark.reason);
  }
  return shown;
}

inline std::vector<std::string> Read(const std::string& text,
                                     const ReadOptions& options = Berlin2026()) {
  const StatusOr<BusyCalendar> calendar = ReadBusyDays(text, options);
  if (!calendar.ok()) return {"!! " + ReasonOf(calendar.status())};
  return Shown(*calendar);
}

inline std::string File(const std::string& name) {
  std::ifstream in(TANDEM_ICAL_TESTDATA "/" + name, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace tandem::ical
