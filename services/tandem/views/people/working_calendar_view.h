#pragma once

#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "services/tandem/views/listing.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// One day of somebody, and what speaks about it.
struct ExplainedDay {
  CivilDay day;
  bool works = true;
  std::vector<std::string> reasons;   // "public holiday"; none: a plain working day
  std::vector<std::string> holidays;  // their names
  bool estimated = false;
};

struct ExplainedCalendar {
  std::string person;  // "acme/softcat:bob"
  std::string name;
  std::string time_zone;
  std::string country;  // empty: no holidays are known
  std::vector<std::string> free_weekdays;
  std::vector<ExplainedDay> days;
  int working_days = 0;
};

// Days on end that are alike are one line.
std::string CalendarAsText(const ExplainedCalendar& calendar, const Terminal& terminal);
// Every day by itself.
Listing CalendarRows(const ExplainedCalendar& calendar);

}  // namespace tandem::client
