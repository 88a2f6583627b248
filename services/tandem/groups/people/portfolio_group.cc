#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/people/away.h"
#include "services/tandem/people/portfolio_commands.h"

namespace tandem::client {
namespace {

void AddAssign(CommandSet& commands, CLI::App& portfolio) {
  const auto assign = std::make_shared<PortfolioAssign>();
  CLI::App& command =
      *portfolio.add_subcommand("assign", "Say who looks after partnerships from a day on");
  command
      .add_option("MANAGER", assign->manager,
                  "A channel manager or chief: acme:ann; with --nobody the vendor")
      ->required()
      ->type_name("");
  command.add_option("--partnerships", assign->partnerships, "Which: softcat,bechtle")
      ->required()
      ->delimiter(',')
      ->type_name("ID,");
  command.add_flag("--nobody", assign->nobody, "Nobody looks after them from then on");
  command.add_option("--from", assign->from, "The first day; default: today")->type_name("DATE");
  AddChangeOptions(command, assign->change);
  AddSingleFormat(command, assign->format);
  AddServerOptions(command, assign->server);
  commands.Finish(
      command,
      "  tandem portfolio assign acme:ann --partnerships softcat,bechtle\n"
      "  tandem portfolio assign acme:ann --partnerships softcat --from 2026-08-01\n"
      "  tandem portfolio assign acme --nobody --partnerships softcat",
      [assign, &commands] { return commands.Answer(assign->Run(commands.terminal())); },
      "What was before that day stays, what was planned from it on is replaced. All\n"
      "partnerships change, or none.");
}

void AddReads(CommandSet& commands, CLI::App& portfolio) {
  const auto show = std::make_shared<PortfolioShow>();
  CLI::App& show_command = *portfolio.add_subcommand("show", "What a channel manager looks after");
  show_command.add_option("MANAGER", show->manager, "The channel manager: acme:ann")
      ->required()
      ->type_name("");
  show_command.add_option("--on", show->on, "On which day; default: today")->type_name("DATE");
  AddFormat(show_command, show->format);
  AddServerOptions(show_command, show->server);
  commands.Finish(
      show_command, "  tandem portfolio show acme:ann --on 2026-09-01",
      [show, &commands] { return commands.Answer(show->Run(commands.terminal())); }, kPersonHelp);

  const auto history = std::make_shared<PortfolioHistory>();
  CLI::App& history_command =
      *portfolio.add_subcommand("history", "Who looked after a partnership when, newest first");
  history_command.add_option("VENDOR/ID", history->partnership, "The partnership")
      ->required()
      ->type_name("");
  AddFormat(history_command, history->format);
  AddServerOptions(history_command, history->server);
  commands.Finish(history_command, "  tandem portfolio history acme/softcat", [history, &commands] {
    return commands.Answer(history->Run(commands.terminal()));
  });
}

void AddAway(CommandSet& commands) {
  const auto away = std::make_shared<Away>();
  CLI::App& command =
      commands.Command("away", "Who is away when a vendor and its partners close their quarters");
  command
      .add_option("--of", away->of,
                  "A vendor: acme, a partnership: acme/softcat, or a portfolio: acme:ann")
      ->required()
      ->type_name("ORG|MANAGER");
  command.add_option("--from", away->from, "Closes from this day on; default: today")
      ->type_name("DATE");
  CLI::Option* closes = command.add_option("--closes", away->closes,
                                           "How many next closes of each side, 1 to 8; default 1");
  closes->check(Decimal())->check(CLI::Range(1, 8))->type_name("N");
  command.add_option("--days", away->days, "In these days, instead of urgency windows")
      ->type_name("FIRST..LAST")
      ->excludes(closes);
  command.add_flag("--all", away->all, "Windows in which everybody is there, too");
  AddFormat(command, away->format);
  AddServerOptions(command, away->server);
  commands.Finish(
      command,
      "  tandem away --of acme:ann\n"
      "  tandem away --of acme --closes 2 --format csv > away.csv\n"
      "  tandem away --of acme/softcat --days 2026-12-01..2027-01-10 --all",
      [away, &commands] {
        return commands.Answer(away->Run(commands.terminal(), commands.today()));
      },
      "An urgency window is the 14 days that end on the true quarter end of a side;\n"
      "where the windows of both sides share days they are one. Each line shows a\n"
      "person, the days of the window on which the person is away, how many of the\n"
      "person's working days that takes, and who stands in.");
}

}  // namespace

void AddPortfolioCommands(CommandSet& commands) {
  CLI::App& portfolio =
      commands.Group("portfolio", "Who looks after which partnership: assign, show, history");
  AddAssign(commands, portfolio);
  AddReads(commands, portfolio);
  AddAway(commands);
}

}  // namespace tandem::client
