#pragma once

#include <iosfwd>
#include <map>
#include <string>

namespace tandem::dev {

// tandem dev: runs the server until SIGINT or SIGTERM. `flags` are settings by name. Says on `out`
// when it is ready, and where; errors go to `err`. Returns the exit code: 0, 1 if it cannot run, 2
// for bad settings.
int RunDev(const std::map<std::string, std::string>& flags, const std::string& config_path,
           std::ostream& out, std::ostream& err);

}  // namespace tandem::dev
