#pragma once

#include "services/tandem/groups/command_set.h"

// The parts of the group mop, which AddMopCommands adds in their order.
namespace tandem::client {

// accept, decline, withdraw, discard, end, review, reaffirm.
void AddMopAnswerCommands(CommandSet& commands);
// show, list, history.
void AddMopReadCommands(CommandSet& commands);
// talk, talks, confirm.
void AddMopTalkCommands(CommandSet& commands);
// keep, contest, answer.
void AddMopPromiseCommands(CommandSet& commands);
// representative name, revoke, list; link, links, revoke-link.
void AddMopAccessCommands(CommandSet& commands);
// calendar; feed create, list, revoke.
void AddMopCalendarCommands(CommandSet& commands);

}  // namespace tandem::client
