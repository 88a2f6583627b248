#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "services/tandem/client_testing.h"
#include "services/tandem/topics/topics_command.h"

// Short words for the tests of this room.
namespace tandem::client {

// Runs tandem topics with these arguments.
inline CommandResult TandemTopics(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "topics");
  const std::vector<AddCommands> more = {AddTopicsCommands};
  std::ostringstream out;
  std::ostringstream err;
  const int code =
      RunCommandLine(std::move(arguments), {}, CivilDay::FromYmd(2026, 5, 20), out, err, more);
  return {code, out.str(), err.str()};
}

}  // namespace tandem::client
