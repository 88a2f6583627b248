#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/calendar/working/working_days.h"

namespace tandem::ical {

struct CalendarHead {
  std::string name;     // what programs show of the calendar as a whole
  std::string product;  // PRODID: "-//Organisation//Product//EN"
};

// Whole days of a calendar.
struct DayEntry {
  std::string uid;  // the same each time that the entry is written
  calendar::DaySpan days;
  std::string summary;
  bool busy = true;
  int sequence = 0;        // one more each time that its days have changed
  bool cancelled = false;  // programs take away what they show of it; `days` are its last ones
  std::optional<Instant> stamp;  // when it last changed; none: the stamp of the file
  bool out_of_office = false;
  std::vector<std::string> categories;
};

// An iCalendar file (RFC 5545) with the entries in their order, `stamp` the DTSTAMP of those that
// have none of their own: the same input gives the same bytes. Texts must be UTF-8; control
// characters other than line ends are left out of them. Thread-safe.
std::string WriteCalendar(const CalendarHead& head, const std::vector<DayEntry>& entries,
                          Instant stamp);

}  // namespace tandem::ical
