#pragma once

#include <string>

#include "libs/base/civil_day.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop calendar: the dates that follow from what was agreed.
namespace tandem::client {

struct MopCalendarOf : AskingCommand {
  std::string mop;
  std::string from;
  std::string to;
  int year = 0;          // the year that is drawn; 0: twelve months from now, within the term
  bool as_file = false;  // as an iCalendar file

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

}  // namespace tandem::client
