#include <memory>

#include "services/tandem/groups/mop/mop_groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/read_commands.h"
#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {

void AddMopReadCommands(CommandSet& commands) {
  CLI::App& mop = commands.Group("mop", "");
  const auto show = std::make_shared<MopShow>();
  CLI::App& show_command = *mop.add_subcommand("show", "One MOP: where it stands, what it says");
  AddMop(show_command, show->mop);
  AddSingleFormat(show_command, show->format);
  AddServerOptions(show_command, show->server);
  commands.Finish(
      show_command,
      "  tandem mop show acme/softcat\n"
      "  tandem mop show acme/softcat/1 --as p11:partner-executive",
      [show, &commands] { return commands.Answer(show->Run(commands.terminal())); }, kMopHelp);

  const auto list = std::make_shared<MopList>();
  CLI::App& list_command =
      *mop.add_subcommand("list", "The MOPs of a partnership, or of all of a vendor's");
  list_command
      .add_option("PARTNERSHIP|VENDOR", list->whose,
                  "A partnership: acme/softcat, or a vendor: acme")
      ->required()
      ->type_name("");
  list_command.add_option("--state", list->states, "Only in these states")
      ->delimiter(',')
      ->check(CLI::IsMember(StateWords()))
      ->type_name("STATE,");
  FinishList(commands, list_command, list,
             "  tandem mop list acme --state active,needs-review\n"
             "  tandem mop list acme/softcat --as p11:partner-executive --format csv");

  const auto history = std::make_shared<MopHistoryCommand>();
  CLI::App& history_command =
      *mop.add_subcommand("history", "Who offered what and why, who said what, what was agreed");
  AddMop(history_command, history->mop);
  FinishList(commands, history_command, history, "  tandem mop history acme/softcat");
}

}  // namespace tandem::client
