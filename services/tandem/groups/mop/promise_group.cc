#include <memory>

#include "services/tandem/groups/mop/mop_groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/answer_commands.h"

namespace tandem::client {
namespace {

template <typename Command>
CLI::App& AddPromise(CLI::App& mop, const std::string& name, const std::string& description,
                     Command& change) {
  CLI::App& command = *mop.add_subcommand(name, description);
  AddMop(command, change.mop);
  command.add_option("NUMBER", change.number, "Which promise, as tandem mop show numbers them")
      ->required()
      ->check(Decimal())
      ->check(CLI::Range(1, 1000))
      ->type_name("");
  AddEtag(command, change.etag);
  return command;
}

}  // namespace

void AddMopPromiseCommands(CommandSet& commands) {
  CLI::App& mop = commands.Group("mop", "");
  const auto keep = std::make_shared<MopKeep>();
  CLI::App& keep_command =
      AddPromise(mop, "keep", "Say that you did what you promised in a difference", *keep);
  FinishChange(commands, keep_command, keep, "  tandem mop keep acme/softcat 1");

  const auto contest = std::make_shared<MopContest>();
  CLI::App& contest_command =
      AddPromise(mop, "contest", "Say that the other side did not do it", *contest);
  contest_command.add_option("--reason", contest->reason, "Why")->required()->type_name("TEXT");
  FinishChange(commands, contest_command, contest,
               "  tandem mop contest acme/softcat 1 --reason \"the list came in April\"");

  const auto answer = std::make_shared<MopAnswer>();
  CLI::App& answer_command = AddPromise(mop, "answer", "Answer what was contested", *answer);
  answer_command.add_option("--answer", answer->answer, "The answer")
      ->required()
      ->type_name("TEXT");
  FinishChange(commands, answer_command, answer,
               "  tandem mop answer acme/softcat 1 --answer \"sent on 28 February, see mail\"");
}

}  // namespace tandem::client
