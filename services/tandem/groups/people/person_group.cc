#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/people/calendar_of_person.h"
#include "services/tandem/people/person_commands.h"
#include "services/tandem/people/person_privacy.h"
#include "services/tandem/people/roles.h"

namespace tandem::client {
namespace {

constexpr const char* kRoleHelp =
    "At the partner: rep, executive, specialist; at the vendor: manager, chief, specialist";
constexpr const char* kZoneHelp = "Where alerts find the person: Europe/London";
constexpr const char* kCountryHelp = "Whose public holidays count; default: the organisation's";

template <typename Command>
void FinishPerson(CommandSet& commands, CLI::App& command, const std::shared_ptr<Command>& run,
                  const std::string& examples) {
  AddSingleFormat(command, run->format);
  AddServerOptions(command, run->server);
  commands.Finish(
      command, examples,
      [run, &commands] { return commands.Answer(run->Run(commands.terminal())); }, kPersonHelp);
}

void AddCreate(CommandSet& commands, CLI::App& person) {
  const auto create = std::make_shared<PersonCreate>();
  CLI::App& command = *person.add_subcommand("create", "Register somebody");
  command.add_option("ORG", create->organisation, "The organisation: acme, acme/softcat")
      ->required()
      ->type_name("");
  command.add_option("--name", create->name, "What others call the person")
      ->required()
      ->type_name("NAME");
  command.add_option("--role", create->role, kRoleHelp)
      ->required()
      ->check(CLI::IsMember(RoleWords()))
      ->type_name("ROLE");
  command.add_option("--zone", create->zone, kZoneHelp)->required()->type_name("ZONE");
  command
      .add_option("--id", create->id,
                  "Part of the name for good, never made of the person's name; default: a new one")
      ->type_name("ID");
  command.add_option("--free", create->free_weekdays, "Weekdays without work, if other ones")
      ->delimiter(',')
      ->type_name("DAY,");
  command.add_option("--country", create->country, kCountryHelp)->type_name("COUNTRY");
  command.add_option("--email", create->email, "An address")->type_name("ADDRESS");
  command.add_option("--phone", create->phone, "A number: \"+49 30 1234567\"")->type_name("NUMBER");
  AddChangeOptions(command, create->change);
  FinishPerson(commands, command, create,
               "  tandem person create acme --id k7 --name \"Ann Lee\" --role manager \\\n"
               "    --zone Europe/London --country GB-SCT --free fri,sat\n"
               "  tandem person create acme/softcat --name \"Bob Ray\" --role rep \\\n"
               "    --zone Europe/London --email bob@softcat.example");
}

void AddReads(CommandSet& commands, CLI::App& person) {
  const auto list = std::make_shared<PersonList>();
  CLI::App& list_command = *person.add_subcommand("list", "The people of an organisation");
  list_command.add_option("ORG", list->organisation, "The organisation; a vendor's own people")
      ->required()
      ->type_name("");
  AddFormat(list_command, list->format);
  AddServerOptions(list_command, list->server);
  commands.Finish(
      list_command, "  tandem person list acme/softcat --format csv",
      [list, &commands] { return commands.Answer(list->Run(commands.terminal())); }, kPersonHelp);

  const auto show = std::make_shared<PersonShow>();
  CLI::App& show_command = *person.add_subcommand("show", "One person");
  AddPerson(show_command, show->person);
  FinishPerson(commands, show_command, show, "  tandem person show acme/softcat:bob");
}

void AddChange(CommandSet& commands, CLI::App& person) {
  const auto change = std::make_shared<PersonChange>();
  CLI::App& command = *person.add_subcommand("change", "Change what is given, leave the rest");
  AddPerson(command, change->person);
  command.add_option("--name", change->name, "What others call the person")->type_name("NAME");
  command.add_option("--role", change->role, kRoleHelp)
      ->check(CLI::IsMember(RoleWords()))
      ->type_name("ROLE");
  command.add_option("--zone", change->zone, kZoneHelp)->type_name("ZONE");
  command
      .add_option("--free", change->free_weekdays,
                  "Weekdays without work, or usual: the organisation's")
      ->delimiter(',')
      ->type_name("DAY,");
  command
      .add_option("--country", change->country,
                  "Whose public holidays count; \"\": the organisation's")
      ->type_name("COUNTRY");
  AddEtag(command, change->etag);
  AddChangeOptions(command, change->change);
  FinishPerson(commands, command, change,
               "  tandem person change acme/softcat:bob --zone Europe/Madrid --country ES-MD\n"
               "  tandem person change acme:ann --free usual --role chief");
}

void AddContact(CommandSet& commands, CLI::App& person) {
  const auto contact = std::make_shared<PersonContact>();
  CLI::App& command =
      *person.add_subcommand("contact", "How a person is reached; with options: change it");
  AddPerson(command, contact->person);
  command.add_option("--email", contact->email, "The address; \"\": forget it")
      ->type_name("ADDRESS");
  command.add_option("--phone", contact->phone, "The number; \"\": forget it")->type_name("NUMBER");
  AddEtag(command, contact->etag);
  AddChangeOptions(command, contact->change);
  FinishPerson(
      commands, command, contact,
      "  tandem person contact acme/softcat:bob\n"
      "  tandem person contact acme/softcat:bob --phone \"+44 20 7946 0123\" --email \"\"");
}

void AddErase(CommandSet& commands, CLI::App& person) {
  const auto erase = std::make_shared<PersonErase>();
  CLI::App& command = *person.add_subcommand("erase", "Forget what is known of somebody, for good");
  AddPerson(command, erase->person);
  command.add_flag("--yes", erase->yes, "Do not ask; must be given where nobody can be asked");
  AddEtag(command, erase->etag);
  AddChangeOptions(command, erase->change);
  AddSingleFormat(command, erase->format);
  AddServerOptions(command, erase->server);
  commands.Finish(
      command, "  tandem person erase acme/softcat:bob\n  tandem person erase acme:ann --yes",
      [erase, &commands] {
        return commands.Answer(erase->Run(commands.terminal(), commands.err()));
      },
      "Name, contact, time zone, week, country and absences go, also from answers kept\n"
      "for repeated requests. The id and the role stay, so that history can be read.");
}

}  // namespace

void AddPersonCommands(CommandSet& commands) {
  CLI::App& person =
      commands.Group("person", "People of vendors and partners: create, list, show, change, erase");
  AddCreate(commands, person);
  AddReads(commands, person);
  AddChange(commands, person);
  AddContact(commands, person);
  AddErase(commands, person);
}

void AddPersonCalendarCommand(CommandSet& commands) {
  const auto calendar = std::make_shared<CalendarOfPerson>();
  CLI::App& command =
      *commands.Group("calendar", "")
           .add_subcommand("person", "On which days somebody works, and why not on the others");
  AddPerson(command, calendar->person);
  command.add_option("--from", calendar->from, "First day; default: today")->type_name("DATE");
  CLI::Option* to = command.add_option("--to", calendar->to, "Last day");
  to->type_name("DATE");
  command.add_option("--days", calendar->days, "How many days instead; default 28")
      ->check(Decimal())
      ->check(CLI::Range(1, CalendarOfPerson::kMostDays))
      ->type_name("N")
      ->excludes(to);
  AddFormat(command, calendar->format);
  AddServerOptions(command, calendar->server);
  commands.Finish(
      command,
      "  tandem calendar person acme/softcat:bob --from 2026-12-15 --to 2027-01-10\n"
      "  tandem calendar person acme:ann --days 90 --format csv",
      [calendar, &commands] {
        return commands.Answer(calendar->Run(commands.terminal(), commands.today()));
      },
      kPersonHelp);
}

}  // namespace tandem::client
