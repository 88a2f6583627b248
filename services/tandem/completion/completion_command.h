#pragma once

#include "services/tandem/groups/command_set.h"

namespace tandem::client {

// completion, and complete-words, which its scripts ask and no help shows.
void AddCompletionCommands(CommandSet& commands);

}  // namespace tandem::client
