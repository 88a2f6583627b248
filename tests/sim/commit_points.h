#pragma once

#include <set>
#include <string>

namespace tandem::sim {

// Every command of the services that run: each method whose request can be validated only; of those
// on MOPs the first ones.
std::set<std::string> CommandNames();

// Every place at which a process can end around a commit, a publication or a consumer's place, as
// Faults names it: of the commands, or of what the services do by themselves.
std::set<std::string> CommitPointsOfCommands();
std::set<std::string> CommitPointsOfRounds();
// Known, but passed by too few worlds to end a process at each: those of the later life of MOPs.
std::set<std::string> CommitPointsOfFewWorlds();

// Whether the place is one of those and not one in the middle of a transaction.
bool IsCommitPoint(const std::string& place);

}  // namespace tandem::sim
