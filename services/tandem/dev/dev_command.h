#pragma once

#include "services/tandem/groups/command_set.h"

namespace tandem::client {

// tandem dev: all services in one process, until SIGINT or SIGTERM.
void AddDevCommand(CommandSet& commands);

}  // namespace tandem::client
