#include "libs/ical/calendar_writer.h"

#include <chrono>
#include <string_view>

#include <fmt/format.h>

namespace tandem::ical {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets, without the line end

std::string Escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool crlf = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (c == '\\' || c == ';' || c == ',') {
      escaped += '\\';
      escaped += c;
    } else if (c == '\n' || (c == '\r' && !crlf)) {
      escaped += "\\n";
    } else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) {
      escaped += c;
    }
  }
  return escaped;
}

// Appends content lines, folded so that no character is split.
class Lines {
 public:
  void Add(std::string_view line) {
    std::size_t most = kLongestLine;
    while (line.size() > most) {
      std::size_t size = most;
      while (size > 0 && (static_cast<unsigned char>(line[size]) & 0xC0U) == 0x80) --size;
      if (size == 0) size = most;  // no UTF-8
      text_.append(line.substr(0, size)).append("\r\n ");
      line.remove_prefix(size);
      most = kLongestLine - 1;  // the blank that marks a fold
    }
    text_.append(line).append("\r\n");
  }
  void Add(std::string_view name, std::string_view value) {
    Add(fmt::format("{}:{}", name, value));
  }
  void AddText(std::string_view name, std::string_view text) { Add(name, Escaped(text)); }

  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string Date(CivilDay day) {
  return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

std::string Stamp(Instant instant) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
  const std::chrono::hh_mm_ss clock(seconds - std::chrono::floor<std::chrono::days>(seconds));
  return fmt::format("{}T{:02}{:02}{:02}Z", Date(UtcDay(instant)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

void AddEntry(Lines& lines, const DayEntry& entry, Instant stamp) {
  lines.Add("BEGIN:VEVENT");
  lines.AddText("UID", entry.uid);
  lines.Add("DTSTAMP", Stamp(entry.stamp.value_or(stamp)));
  lines.Add("DTSTART;VALUE=DATE", Date(entry.days.first));
  lines.Add("DTEND;VALUE=DATE", Date(entry.days.last + 1));
  lines.Add("SEQUENCE", std::to_string(entry.sequence));
  if (entry.cancelled) lines.Add("STATUS", "CANCELLED");
  lines.AddText("SUMMARY", entry.summary);
  if (!entry.categories.empty()) {
    std::string list;
    for (const std::string& category : entry.categories) {
      if (!list.empty()) list += ',';
      list += Escaped(category);
    }
    lines.Add("CATEGORIES", list);
  }
  lines.Add("TRANSP", entry.busy ? "OPAQUE" : "TRANSPARENT");
  if (entry.out_of_office) lines.Add("X-MICROSOFT-CDO-BUSYSTATUS", "OOF");
  lines.Add("END:VEVENT");
}

}  // namespace

std::string WriteCalendar(const CalendarHead& head, const std::vector<DayEntry>& entries,
                          Instant stamp) {
  Lines lines;
  lines.Add("BEGIN:VCALENDAR");
  lines.Add("VERSION:2.0");
  lines.AddText("PRODID", head.product);
  lines.Add("CALSCALE:GREGORIAN");
  lines.Add("METHOD:PUBLISH");
  lines.AddText("X-WR-CALNAME", head.name);
  for (const DayEntry& entry : entries) AddEntry(lines, entry, stamp);
  lines.Add("END:VCALENDAR");
  return lines.Take();
}

}  // namespace tandem::ical
