#pragma once

#include <string>

#include "services/tandem/commands/inputs.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem calendar periods: every period that touches a range of days.
struct CalendarPeriods {
  std::string spec;
  std::string from;  // without it: the first day of the fiscal year that holds `today`
  std::string to;    // without it: a year from there, less a day
  Format format = Format::kTable;

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

}  // namespace tandem::client
