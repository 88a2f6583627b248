#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "libs/ical/calendar_writer.h"

// usage: ical_write_sample CALENDAR EXPECTED      writes a calendar of texts that are hard to
// write, and as JSON what a reader must find in it. check_written.py compares the two.
namespace tandem::ical {
namespace {

const Instant kStamp = ParseInstant("2026-05-20T10:15:30Z").value();
const Instant kOwnStamp = ParseInstant("2025-12-31T23:59:59Z").value();

std::vector<std::string> Summaries() {
  std::string blanks;
  for (int i = 0; i < 40; ++i) blanks += " a  ";
  std::string arrows;
  for (int i = 0; i < 60; ++i) arrows += "→é🪔";
  return {"Plain",
          "",
          "comma, semicolon; colon: \"quotes\" and \\ backslash",
          "two\nlines\n\nand an empty one",
          "חופשה שנתית وعطلة",
          "👩‍👩‍👧‍👦 family 🇩🇪",
          blanks + "end",
          arrows,
          "BEGIN:VEVENT\nEND:VCALENDAR",
          std::string(10'000, 'x')};
}

std::vector<DayEntry> Entries() {
  std::vector<DayEntry> entries;
  CivilDay day = CivilDay::FromYmd(2026, 2, 20);
  for (const std::string& summary : Summaries()) {
    const int n = static_cast<int>(entries.size());
    entries.push_back({.uid = "absences/" + std::to_string(n) + ",x;y@tandem.example",
                       .days = {day, day + n},
                       .summary = summary,
                       .busy = n % 2 == 0,
                       .sequence = n,
                       .cancelled = n % 4 == 1,
                       .stamp = n % 2 == 0 ? std::nullopt : std::optional(kOwnStamp),
                       .out_of_office = n % 3 == 0,
                       .categories = {"Working weekend", "B; C"}});
    day = day.PlusMonths(1) + n;
  }
  return entries;
}

nlohmann::json Expected(const std::vector<DayEntry>& entries) {
  nlohmann::json expected = nlohmann::json::array();
  for (const DayEntry& entry : entries) {
    expected.push_back({{"uid", entry.uid},
                        {"first", entry.days.first.ToString()},
                        {"behind", (entry.days.last + 1).ToString()},
                        {"summary", entry.summary},
                        {"transp", entry.busy ? "OPAQUE" : "TRANSPARENT"},
                        {"sequence", entry.sequence},
                        {"cancelled", entry.cancelled},
                        {"stamp", ToText(entry.stamp.value_or(kStamp))},
                        {"out_of_office", entry.out_of_office},
                        {"categories", entry.categories}});
  }
  return expected;
}

}  // namespace
}  // namespace tandem::ical

int main(int argc, char** argv) {
  using namespace tandem;
  if (argc != 3) {
    std::cerr << "usage: ical_write_sample CALENDAR EXPECTED\n";
    return EXIT_FAILURE;
  }
  const std::vector<ical::DayEntry> entries = ical::Entries();
  const ical::CalendarHead head = {.name = "Müller, Söhne; Co", .product = "-//Tandem//Test//EN"};
  std::ofstream(argv[1], std::ios::binary) << ical::WriteCalendar(head, entries, ical::kStamp);
  std::ofstream(argv[2], std::ios::binary) << ical::Expected(entries).dump();
  return EXIT_SUCCESS;
}
