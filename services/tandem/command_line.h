#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// What the program reports to the one that called it.
enum ExitCode : int {
  kSuccess = 0,
  kFailure = 1,   // output cannot be written, or a defect of ours
  kBadInput = 2,  // also when the other lines of a portfolio were answered
};

// Runs one command line. Answers go to `out`, everything else to `err`.
int RunCommandLine(std::vector<std::string> arguments, const Terminal& terminal, CivilDay today,
                   std::ostream& out, std::ostream& err);

}  // namespace tandem::client
