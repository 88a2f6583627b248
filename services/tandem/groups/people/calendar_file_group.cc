#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/people/files/calendar_files.h"

namespace tandem::client {
namespace {

constexpr const char* kImportNotes =
    "Whole days count, and days of which an event takes six hours or more; what is\n"
    "cancelled, tentative or marked as free does not. Titles, texts, places and\n"
    "attendees are never kept. Remarks name the line of the event: FILE:LINE. A wrong\n"
    "event costs itself only, and the exit code is 2 then.";

// Prints what the import came to, and on the other stream its remarks.
int Report(const StatusOr<CalendarFileOutcome>& outcome, CommandSet& commands) {
  if (!outcome.ok()) return commands.Fail(outcome.status());
  const int code = commands.Answer(outcome->text);
  for (const std::string& remark : outcome->remarks) commands.err() << Printable(remark) << "\n";
  return outcome->refused_some ? std::max<int>(code, kBadInput) : code;
}

void AddImportOptions(CLI::App& command, CalendarFileImport& import) {
  command.add_option("FILE", import.path, "An iCalendar file: .ics")->required()->type_name("");
  command.add_option("--from", import.from, "First day that it tells of; default: a year ago")
      ->type_name("DATE");
  command.add_option("--to", import.to, "Last day; default: in three years")->type_name("DATE");
  command.add_flag("--include-free", import.include_free,
                   "Count what is marked as free, too: some programs mark whole days so");
  AddChangeOptions(command, import.change);
  AddSingleFormat(command, import.format);
  AddServerOptions(command, import.server);
}

void AddImports(CommandSet& commands, CLI::App& group) {
  const auto absences = std::make_shared<ImportAbsences>();
  CLI::App& absence_command =
      *group.add_subcommand("absences", "Absences of a person from an iCalendar file");
  absence_command.add_option("--of", absences->of, "Whose: acme/softcat:bob")
      ->required()
      ->type_name("PERSON");
  absence_command
      .add_option("--source", absences->source,
                  "Which calendar it is of; absences of other ones stay: outlook")
      ->required()
      ->type_name("NAME");
  AddImportOptions(absence_command, *absences);
  commands.Finish(
      absence_command,
      "  tandem import absences leave.ics --of acme/softcat:bob --source outlook\n"
      "  tandem import absences leave.ics --of acme:ann --source google --dry-run",
      [absences, &commands] { return Report(absences->Run(), commands); }, kImportNotes);

  const auto shutdowns = std::make_shared<ImportShutdowns>();
  CLI::App& shutdown_command = *group.add_subcommand(
      "shutdowns", "Shutdowns and working weekends of an organisation from an iCalendar file");
  shutdown_command.add_option("--of", shutdowns->of, "Whose: acme, acme/softcat")
      ->required()
      ->type_name("ORG");
  AddImportOptions(shutdown_command, *shutdowns);
  commands.Finish(
      shutdown_command, "  tandem import shutdowns closed.ics --of acme/softcat",
      [shutdowns, &commands] { return Report(shutdowns->Run(), commands); }, kImportNotes);
}

void AddExports(CommandSet& commands) {
  CLI::App& group = commands.Group("export", "Absences and shutdowns as iCalendar files");
  const auto absences = std::make_shared<ExportAbsences>();
  CLI::App& absence_command = *group.add_subcommand("absences", "The absences of a person");
  AddPerson(absence_command, absences->of);
  absence_command.add_option("--days", absences->days, "Only those that share a day with these")
      ->type_name("FIRST..LAST");
  const auto shutdowns = std::make_shared<ExportShutdowns>();
  CLI::App& shutdown_command =
      *group.add_subcommand("shutdowns", "The shutdowns and working weekends of an organisation");
  shutdown_command.add_option("ORG", shutdowns->of, "The organisation: acme, acme/softcat")
      ->required()
      ->type_name("");
  const auto finish = [&](CLI::App& command, const auto& run, const std::string& examples) {
    command.add_option("--out", run->out, "Write it here instead of printing it")
        ->type_name("FILE");
    AddServerOptions(command, run->server);
    commands.Finish(command, examples, [run, &commands] { return commands.Answer(run->Run()); });
  };
  finish(absence_command, absences, "  tandem export absences acme/softcat:bob --out bob.ics");
  finish(shutdown_command, shutdowns, "  tandem export shutdowns acme/softcat > closed.ics");
}

}  // namespace

void AddCalendarFileCommands(CommandSet& commands) {
  AddImports(commands, commands.Group("import", ""));
  AddExports(commands);
}

}  // namespace tandem::client
