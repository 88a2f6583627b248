#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/registry/calendar_records.h"

namespace tandem::client {
namespace {

void AddOrganisation(CLI::App& command, std::string& organisation) {
  command.add_option("ORG", organisation, "The organisation: acme, acme/softcat")
      ->required()
      ->type_name("");
}

void AddRevisionOptions(CLI::App& command, CalendarRevision& revision) {
  AddOrganisation(command, revision.organisation);
  command.add_option("--spec", revision.spec, "The calendar")->required()->type_name("CALENDAR");
  command.add_option("--reason", revision.reason, "Why, for the history")->type_name("TEXT");
  command
      .add_option("--verified-by-method", revision.verification_method,
                  "By what you made sure that it is right")
      ->type_name("TEXT");
}

void AddRevisionNumber(CLI::App& command, int& revision) {
  command.add_option("--revision", revision, "Which revision")
      ->check(Decimal())
      ->check(CLI::Range(1, 999'999'999))
      ->type_name("N");
}

// What is alike in the end of every command that changes a calendar.
template <typename Command>
void FinishChange(CommandSet& commands, CLI::App& command, const std::shared_ptr<Command>& change,
                  const std::string& examples) {
  AddChangeOptions(command, change->change);
  AddSingleFormat(command, change->format);
  AddServerOptions(command, change->server);
  commands.Finish(
      command, examples,
      [change, &commands] { return commands.Answer(change->Run(commands.terminal())); },
      kNotationHelp);
}

void AddChanges(CommandSet& commands, CLI::App& calendar) {
  const auto record = std::make_shared<CalendarRecord>();
  CLI::App& record_command = *calendar.add_subcommand("record", "Keep the first calendar");
  AddRevisionOptions(record_command, *record);
  FinishChange(commands, record_command, record,
               "  tandem calendar record acme/softcat --spec \"month 08-01\" \\\n"
               "    --verified-by-method \"annual report 2025\"");

  const auto correct = std::make_shared<CalendarCorrect>();
  CLI::App& correct_command =
      *calendar.add_subcommand("correct", "Correct a calendar that was written down wrongly");
  AddRevisionOptions(correct_command, *correct);
  AddEtag(correct_command, correct->etag);
  FinishChange(commands, correct_command, correct,
               "  tandem calendar correct acme/softcat --spec \"month 07-01\" --reason typo");

  const auto change = std::make_shared<CalendarChangeYearEnd>();
  CLI::App& change_command =
      *calendar.add_subcommand("change-year-end", "The year closes on another date from now on");
  AddRevisionOptions(change_command, *change);
  change_command
      .add_option("--bridge", change->bridge, "The days between the old years and the new ones")
      ->required()
      ->type_name("FIRST..LAST");
  AddEtag(change_command, change->etag);
  FinishChange(commands, change_command, change,
               "  tandem calendar change-year-end acme/softcat \\\n"
               "    --bridge 2026-08-01..2026-12-31 --spec \"month 01-01\"");
}

void AddVerify(CommandSet& commands, CLI::App& calendar) {
  const auto verify = std::make_shared<CalendarVerify>();
  CLI::App& command = *calendar.add_subcommand("verify", "Say that the newest revision is right");
  AddOrganisation(command, verify->organisation);
  AddRevisionNumber(command, verify->revision);
  command.get_option("--revision")->required();
  command.add_option("--method", verify->method, "By what you made sure")
      ->required()
      ->type_name("TEXT");
  AddEtag(command, verify->etag);
  FinishChange(commands, command, verify,
               "  tandem calendar verify acme/softcat --revision 2 \\\n"
               "    --method \"annual report 2025, page 3\"");
}

void AddReads(CommandSet& commands, CLI::App& calendar) {
  const auto show = std::make_shared<CalendarShow>();
  CLI::App& show_command = *calendar.add_subcommand("show", "The calendar that is kept");
  AddOrganisation(show_command, show->organisation);
  AddRevisionNumber(show_command, show->revision);
  AddSingleFormat(show_command, show->format);
  AddServerOptions(show_command, show->server);
  commands.Finish(
      show_command, "  tandem calendar show acme/softcat --format json",
      [show, &commands] { return commands.Answer(show->Run(commands.terminal())); }, kNameHelp);

  const auto revisions = std::make_shared<CalendarRevisions>();
  CLI::App& revisions_command =
      *calendar.add_subcommand("revisions", "Every revision, newest first");
  AddOrganisation(revisions_command, revisions->organisation);
  AddFormat(revisions_command, revisions->format);
  AddServerOptions(revisions_command, revisions->server);
  commands.Finish(
      revisions_command, "  tandem calendar revisions acme/softcat",
      [revisions, &commands] { return commands.Answer(revisions->Run(commands.terminal())); },
      kNameHelp);
}

}  // namespace

void AddCalendarRecordCommands(CommandSet& commands) {
  CLI::App& calendar = commands.Group("calendar", "");
  AddChanges(commands, calendar);
  AddVerify(commands, calendar);
  AddReads(commands, calendar);
}

}  // namespace tandem::client
