#pragma once

#include <memory>
#include <string>

#include "services/tandem/groups/options.h"
#include "services/tandem/mop/terms.h"

// Options that several commands about MOPs take.
namespace tandem::client {

extern const char* const kMopHelp;

// MOP.
void AddMop(CLI::App& command, std::string& mop);
// PARTNERSHIP.
void AddPartnership(CLI::App& command, std::string& partnership);
// What a version shall say: --best to --zone.
void AddTerms(CLI::App& command, TypedTerms& terms);
// --rationale.
void AddRationale(CLI::App& command, std::string& rationale);

// The options that every change has, and its end.
template <typename Command, typename Run>
void FinishChange(CommandSet& commands, CLI::App& command, const std::shared_ptr<Command>& change,
                  const std::string& examples, Run run, const std::string& notes = kMopHelp) {
  AddChangeOptions(command, change->change);
  AddSingleFormat(command, change->format);
  AddServerOptions(command, change->server);
  commands.Finish(
      command, examples, [change, run, &commands] { return commands.Answer(run(*change)); }, notes);
}

// A change that needs the terminal alone.
template <typename Command>
void FinishChange(CommandSet& commands, CLI::App& command, const std::shared_ptr<Command>& change,
                  const std::string& examples) {
  FinishChange(commands, command, change, examples,
               [&commands](const Command& one) { return one.Run(commands.terminal()); });
}

// A question with an answer in lines.
template <typename Command>
void FinishList(CommandSet& commands, CLI::App& command, const std::shared_ptr<Command>& list,
                const std::string& examples, const std::string& notes = kMopHelp) {
  AddFormat(command, list->format);
  AddServerOptions(command, list->server);
  commands.Finish(
      command, examples,
      [list, &commands] { return commands.Answer(list->Run(commands.terminal())); }, notes);
}

}  // namespace tandem::client
