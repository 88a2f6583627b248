#pragma once

#include <string>

#include "libs/base/civil_day.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem away: who is away in the next urgency windows, or in given days.
struct Away : AskingCommand {
  std::string of;    // a vendor, a partnership, or a channel manager: the portfolio
  std::string from;  // empty: today
  int closes = 0;    // 0: the next one of each side
  std::string days;  // FIRST..LAST instead of windows
  bool all = false;  // windows in which nobody is away, too

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

}  // namespace tandem::client
