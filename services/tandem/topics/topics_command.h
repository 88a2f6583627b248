#pragma once

#include "services/tandem/groups/command_set.h"

namespace tandem::client {

// tandem topics …: the topics of events on Apache Kafka. Only programs that may talk to a cluster
// have these commands.
void AddTopicsCommands(CommandSet& commands);

}  // namespace tandem::client
