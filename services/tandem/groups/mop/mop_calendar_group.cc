#include <memory>

#include "services/tandem/groups/mop/mop_groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/living/feeds.h"
#include "services/tandem/mop/living/mop_calendar.h"

namespace tandem::client {
namespace {

void AddCalendarFormat(CLI::App& command, MopCalendarOf& calendar) {
  const auto read = [&calendar](const std::string& name) {
    calendar.as_file = name == "ics";
    calendar.format = name == "json"  ? Format::kJson
                      : name == "csv" ? Format::kCsv
                                      : Format::kTable;
  };
  command.add_option_function<std::string>("--format", read, "Default: table")
      ->check(CLI::IsMember(std::vector<std::string>{"table", "json", "csv", "ics"}))
      ->type_name("FORMAT");
}

void AddCalendar(CommandSet& commands, CLI::App& mop) {
  const auto calendar = std::make_shared<MopCalendarOf>();
  CLI::App& command = *mop.add_subcommand(
      "calendar", "The year of a MOP: closes, urgency, planning, reviews, both sides' quarters");
  AddMop(command, calendar->mop);
  CLI::Option* from = command.add_option("--from", calendar->from, "Only dates from this day on");
  from->type_name("DATE");
  command.add_option("--to", calendar->to, "Only dates up to this day")->type_name("DATE");
  command.add_option("--year", calendar->year, "Draw this year; default: from this month on")
      ->check(Decimal())
      ->check(CLI::Range(kFirstYear, kLastYear))
      ->type_name("YEAR");
  AddCalendarFormat(command, *calendar);
  AddServerOptions(command, calendar->server);
  commands.Finish(
      command,
      "  tandem mop calendar acme/softcat --year 2027\n"
      "  tandem mop calendar acme/softcat --from 2027-01-01 --to 2027-03-31 --format csv\n"
      "  tandem mop calendar acme/softcat --format ics > softcat.ics",
      [calendar, &commands] {
        return commands.Answer(calendar->Run(commands.terminal(), commands.today()));
      },
      kMopHelp);
}

void AddFeeds(CommandSet& commands, CLI::App& mop) {
  CLI::App& feed = commands.Group(
      mop, "feed", "Addresses that somebody's calendar program follows: create, list, revoke");
  const auto create = std::make_shared<FeedCreate>();
  CLI::App& create_command =
      *feed.add_subcommand("create", "Make a secret address with all dates of a person's MOPs");
  AddPerson(create_command, create->person);
  FinishChange(commands, create_command, create, "  tandem mop feed create acme:ann");

  const auto list = std::make_shared<FeedList>();
  CLI::App& list_command = *feed.add_subcommand("list", "The addresses that a person has");
  AddPerson(list_command, list->person);
  FinishList(commands, list_command, list, "  tandem mop feed list acme:ann", kPersonHelp);

  const auto revoke = std::make_shared<FeedRevoke>();
  CLI::App& command =
      *feed.add_subcommand("revoke", "Take an address back; at once nothing is found there");
  command.add_option("FEED", revoke->feed, "As tandem mop feed list shows it: acme:ann/ID")
      ->required()
      ->type_name("");
  FinishChange(commands, command, revoke, "  tandem mop feed revoke acme:ann/k3d9");
}

}  // namespace

void AddMopCalendarCommands(CommandSet& commands) {
  CLI::App& mop = commands.Group("mop", "");
  AddCalendar(commands, mop);
  AddFeeds(commands, mop);
}

}  // namespace tandem::client
