#pragma once

#include <string>

#include "libs/base/civil_day.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem calendar person: on which days somebody works, and why not on the others.
struct CalendarOfPerson : AskingCommand {
  static constexpr int kMostDays = 400;

  std::string person;
  std::string from;  // empty: today
  std::string to;    // empty: `days` from there
  int days = 28;

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

}  // namespace tandem::client
