#pragma once

#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "services/tandem/groups/command_set.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// Runs one command line. Answers go to `out`, everything else to `err`. `more` adds the commands
// that only some programs have.
int RunCommandLine(std::vector<std::string> arguments, const Terminal& terminal, CivilDay today,
                   std::ostream& out, std::ostream& err, std::span<const AddCommands> more = {});

}  // namespace tandem::client
