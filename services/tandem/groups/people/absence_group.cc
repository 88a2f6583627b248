#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/people/absence_commands.h"

namespace tandem::client {
namespace {

// Prints what was recorded, and on the other stream that it may leave nobody there.
int Report(const StatusOr<AbsenceOutcome>& outcome, CommandSet& commands) {
  if (!outcome.ok()) return commands.Fail(outcome.status());
  const int code = commands.Answer(outcome->text);
  if (!outcome->warning.empty()) {
    commands.err() << "tandem: warning: " << Printable(outcome->warning) << "\n";
  }
  return code;
}

void AddAdd(CommandSet& commands, CLI::App& absence) {
  const auto add = std::make_shared<AbsenceAdd>();
  CLI::App& command = *absence.add_subcommand("add", "Record days on which somebody is away");
  AddPerson(command, add->person);
  command.add_option("FIRST..LAST", add->days, "The days, or one date")->required()->type_name("");
  command.add_option("--cover", add->cover, "Who stands in, of the same organisation")
      ->type_name("PERSON");
  AddChangeOptions(command, add->change);
  AddSingleFormat(command, add->format);
  AddServerOptions(command, add->server);
  commands.Finish(
      command,
      "  tandem absence add acme/softcat:bob 2026-08-03..2026-08-14 \\\n"
      "    --cover acme/softcat:carla\n"
      "  tandem absence add acme:ann 2026-07-24",
      [add, &commands] { return Report(add->Run(commands.terminal()), commands); }, kPersonHelp);
}

void AddList(CommandSet& commands, CLI::App& absence) {
  const auto list = std::make_shared<AbsenceList>();
  CLI::App& command =
      *absence.add_subcommand("list", "The absences of a person, or of an organisation's people");
  command.add_option("PERSON|ORG", list->whose, "Whose")->required()->type_name("");
  command.add_option("--days", list->days, "Only those that share a day with these")
      ->type_name("FIRST..LAST");
  AddFormat(command, list->format);
  AddServerOptions(command, list->server);
  commands.Finish(
      command,
      "  tandem absence list acme/softcat:bob\n"
      "  tandem absence list acme/softcat --days 2026-07-01..2026-09-30 --format csv",
      [list, &commands] { return commands.Answer(list->Run(commands.terminal())); }, kPersonHelp);
}

void AddDay(CLI::App& command, std::string& day) {
  command.add_option("DAY", day, "Any day of the absence: absences never overlap")
      ->required()
      ->type_name("");
}

void AddChange(CommandSet& commands, CLI::App& absence) {
  const auto change = std::make_shared<AbsenceChange>();
  CLI::App& command = *absence.add_subcommand("change", "Other days, or another cover");
  AddPerson(command, change->person);
  AddDay(command, change->day);
  command.add_option("--days", change->days, "The days, or one date")->type_name("FIRST..LAST");
  CLI::Option* cover = command.add_option("--cover", change->cover, "Who stands in");
  cover->type_name("PERSON");
  command.add_flag("--no-cover", change->no_cover, "Nobody stands in")->excludes(cover);
  AddChangeOptions(command, change->change);
  AddSingleFormat(command, change->format);
  AddServerOptions(command, change->server);
  commands.Finish(
      command,
      "  tandem absence change acme/softcat:bob 2026-08-03 \\\n"
      "    --days 2026-08-03..2026-08-21\n"
      "  tandem absence change acme/softcat:bob 2026-08-03 --cover acme/softcat:carla",
      [change, &commands] { return Report(change->Run(commands.terminal()), commands); },
      kPersonHelp);
}

void AddRemove(CommandSet& commands, CLI::App& absence) {
  const auto remove = std::make_shared<AbsenceRemove>();
  CLI::App& command = *absence.add_subcommand("remove", "Take an absence back");
  AddPerson(command, remove->person);
  AddDay(command, remove->day);
  AddChangeOptions(command, remove->change);
  AddSingleFormat(command, remove->format);
  AddServerOptions(command, remove->server);
  commands.Finish(
      command, "  tandem absence remove acme/softcat:bob 2026-08-03",
      [remove, &commands] { return commands.Answer(remove->Run(commands.terminal())); },
      kPersonHelp);
}

}  // namespace

void AddAbsenceCommands(CommandSet& commands) {
  CLI::App& absence = commands.Group("absence", "When people are away: add, list, change, remove");
  AddAdd(commands, absence);
  AddList(commands, absence);
  AddChange(commands, absence);
  AddRemove(commands, absence);
}

}  // namespace tandem::client
