#pragma once

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
  int sequence = 0;  // one more each time that its days have changed
  bool out_of_office = false;
  std::vector<std::string> categories;
};

// An iCalendar file (RFC 5545) with the entries in their order, `stamp` their DTSTAMP: the same
// input gives the same bytes. Texts must be UTF-8; control characters other than line ends are left
// out of them. Thread-safe.
std::string WriteCalendar(const CalendarHead& head, const std::vector<DayEntry>& entries,
                          Instant stamp);

}  // namespace tandem::ical
