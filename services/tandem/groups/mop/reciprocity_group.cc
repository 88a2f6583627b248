#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/living/reciprocity.h"

namespace tandem::client {
namespace {

void AddTasks(CommandSet& commands, CLI::App& reciprocity) {
  const auto tasks = std::make_shared<ReciprocityTasks>();
  CLI::App& command =
      *reciprocity.add_subcommand("tasks", "What is to be done before the other side's closes");
  command
      .add_option("PARTNERSHIP|VENDOR", tasks->whose,
                  "A partnership: acme/softcat, or a vendor: acme")
      ->required()
      ->type_name("");
  command.add_option("--days", tasks->days, "Closes in these days; default: a year from today on")
      ->type_name("FIRST..LAST");
  command.add_option("--side", tasks->side, "Only what this side has to do")
      ->check(CLI::IsMember(std::vector<std::string>{"vendor", "partner"}))
      ->type_name("SIDE");
  command.add_option("--assignee", tasks->assignee, "Only of this person, by id")->type_name("ID");
  command.add_flag("--open", tasks->open, "Only what is not done");
  FinishList(commands, command, tasks,
             "  tandem reciprocity tasks acme --assignee ann --open\n"
             "  tandem reciprocity tasks acme/softcat --days 2027-01-01..2027-12-31");
}

CLI::App& AddTask(CLI::App& reciprocity, const std::string& name, const std::string& description,
                  std::string& task, std::string& etag) {
  CLI::App& command = *reciprocity.add_subcommand(name, description);
  command
      .add_option("TASK", task, "As tandem reciprocity tasks shows it: acme/softcat/2/partner-3")
      ->required()
      ->type_name("");
  AddEtag(command, etag);
  return command;
}

}  // namespace

void AddReciprocityCommands(CommandSet& commands) {
  CLI::App& reciprocity = commands.Group(
      "reciprocity", "What each side does for the other's close: tasks, needs, done, ledger");
  AddTasks(commands, reciprocity);
  const auto needs = std::make_shared<ReciprocityNeeds>();
  CLI::App& needs_command = AddTask(
      reciprocity, "needs", "Record what the other side said it needs", needs->task, needs->etag);
  needs_command.add_option("--needs", needs->needs, "What it said")->required()->type_name("TEXT");
  FinishChange(commands, needs_command, needs,
               "  tandem reciprocity needs acme/softcat/2/partner-3 \\\n"
               "    --needs \"quotes by the 20th\"");

  const auto done = std::make_shared<ReciprocityDone>();
  CLI::App& done_command =
      AddTask(reciprocity, "done", "Record what was done", done->task, done->etag);
  done_command.add_option("--done", done->done, "What was done")->required()->type_name("TEXT");
  FinishChange(commands, done_command, done,
               "  tandem reciprocity done acme/softcat/2/partner-3 \\\n"
               "    --done \"all quotes were out on the 18th\"");

  const auto ledger = std::make_shared<ReciprocityLedger>();
  CLI::App& ledger_command =
      *reciprocity.add_subcommand("ledger", "What each side did at the other's closes");
  AddPartnership(ledger_command, ledger->partnership);
  ledger_command
      .add_option("--days", ledger->days, "Closes in these days; default: the year up to today")
      ->type_name("FIRST..LAST");
  FinishList(commands, ledger_command, ledger, "  tandem reciprocity ledger acme/softcat",
             kNameHelp);
}

}  // namespace tandem::client
