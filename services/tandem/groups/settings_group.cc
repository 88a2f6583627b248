#include <memory>

#include "services/fiscal_alignment/domain/party_schedule.h"
#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/registry/settings_commands.h"

namespace tandem::client {
namespace {

void AddShow(CommandSet& commands, CLI::App& settings) {
  const auto show = std::make_shared<SettingsShow>();
  CLI::App& command = *settings.add_subcommand("show", "Country, working week, lead, shutdowns");
  command.add_option("ORG", show->organisation, "The organisation")->required()->type_name("");
  AddSingleFormat(command, show->format);
  AddServerOptions(command, show->server);
  commands.Finish(
      command, "  tandem settings show acme/softcat",
      [show, &commands] { return commands.Answer(show->Run(commands.terminal())); }, kNameHelp);
}

void AddChange(CommandSet& commands, CLI::App& settings) {
  const auto change = std::make_shared<SettingsChange>();
  CLI::App& command = *settings.add_subcommand("change", "Change what is given, leave the rest");
  command.add_option("ORG", change->organisation, "The organisation")->required()->type_name("");
  command.add_option("--country", change->country, "Where it works; \"\": not known")
      ->type_name("COUNTRY");
  command
      .add_option("--free", change->free_weekdays,
                  "Weekdays without work (sat,sun), or usual: the country's")
      ->delimiter(',')
      ->type_name("DAY,");
  command.add_option("--lead", change->lead_days, "Working days from signature to booking")
      ->check(Decimal())
      ->check(CLI::Range(0, fiscal::PartySchedule::kMostLeadDays))
      ->type_name("N");
  CLI::Option* shutdown =
      command.add_option("--shutdown", change->shutdowns,
                         "Days on which all is closed; repeatable, replaces those known");
  shutdown->type_name("FIRST..LAST")->expected(1)->take_all();
  command.add_flag("--no-shutdowns", change->no_shutdowns, "Forget them")->excludes(shutdown);
  CLI::Option* weekend =
      command.add_option("--working-weekend", change->working_weekends,
                         "A free weekday with work; repeatable, replaces those known");
  weekend->type_name("DATE")->expected(1)->take_all();
  command.add_flag("--no-working-weekends", change->no_working_weekends, "Forget them")
      ->excludes(weekend);
  AddEtag(command, change->etag);
  AddChangeOptions(command, change->change);
  AddSingleFormat(command, change->format);
  AddServerOptions(command, change->server);
  commands.Finish(
      command,
      "  tandem settings change acme --country US --lead 3\n"
      "  tandem settings change acme/softcat --free fri,sat \\\n"
      "    --shutdown 2026-12-24..2027-01-01 --shutdown 2027-08-02..2027-08-13",
      [change, &commands] { return commands.Answer(change->Run(commands.terminal())); }, kNameHelp);
}

void AddHistory(CommandSet& commands) {
  const auto history = std::make_shared<History>();
  CLI::App& command = commands.Command("history", "Who changed what, when, from what to what");
  command.add_option("ORG", history->organisation, "The organisation; a vendor's has all of it")
      ->required()
      ->type_name("");
  command.add_option("--limit", history->limit, "Only the newest N; default: all")
      ->check(Decimal())
      ->check(CLI::Range(1, 999'999'999))
      ->type_name("N");
  AddFormat(command, history->format);
  AddServerOptions(command, history->server);
  commands.Finish(
      command, "  tandem history acme --limit 20\n  tandem history acme/softcat --format csv",
      [history, &commands] { return commands.Answer(history->Run(commands.terminal())); },
      kNameHelp);
}

}  // namespace

void AddSettingsCommands(CommandSet& commands) {
  CLI::App& settings = commands.Group("settings", "How organisations work: show, change");
  AddShow(commands, settings);
  AddChange(commands, settings);
  AddHistory(commands);
}

}  // namespace tandem::client
