#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/registry/partnership_commands.h"

namespace tandem::client {
namespace {

constexpr const char* kModelHelp = "How the partner earns its money";

void AddCreate(CommandSet& commands, CLI::App& partnership) {
  const auto create = std::make_shared<PartnershipCreate>();
  CLI::App& command = *partnership.add_subcommand("create", "Register a partnership");
  command
      .add_option("VENDOR[/ID]", create->partnership,
                  "Its vendor and its id; without an id one is made of the name")
      ->required()
      ->type_name("");
  command.add_option("--name", create->name, "What people call it")->required()->type_name("NAME");
  command.add_option("--model", create->model, kModelHelp)
      ->check(CLI::IsMember(ModelWords()))
      ->type_name("MODEL");
  AddFirstFacts(command, create->facts);
  AddChangeOptions(command, create->change);
  AddSingleFormat(command, create->format);
  AddServerOptions(command, create->server);
  commands.Finish(
      command,
      "  tandem partnership create acme/softcat --name Softcat --country GB \\\n"
      "    --calendar \"month 08-01\" --model reseller",
      [create, &commands] { return commands.Answer(create->Run(commands.terminal())); },
      kNotationHelp);
}

void AddList(CommandSet& commands, CLI::App& partnership) {
  const auto list = std::make_shared<PartnershipList>();
  CLI::App& command = *partnership.add_subcommand("list", "The partnerships of a vendor");
  command.add_option("VENDOR", list->vendor, "The vendor")->required()->type_name("");
  AddFormat(command, list->format);
  AddServerOptions(command, list->server);
  commands.Finish(command, "  tandem partnership list acme --format csv",
                  [list, &commands] { return commands.Answer(list->Run(commands.terminal())); });
}

void AddShow(CommandSet& commands, CLI::App& partnership) {
  const auto show = std::make_shared<PartnershipShow>();
  CLI::App& command = *partnership.add_subcommand("show", "One partnership");
  command.add_option("VENDOR/ID", show->partnership, "The partnership")->required()->type_name("");
  AddSingleFormat(command, show->format);
  AddServerOptions(command, show->server);
  commands.Finish(command, "  tandem partnership show acme/softcat",
                  [show, &commands] { return commands.Answer(show->Run(commands.terminal())); });
}

void AddChange(CommandSet& commands, CLI::App& partnership) {
  const auto change = std::make_shared<PartnershipChange>();
  CLI::App& command =
      *partnership.add_subcommand("change", "Call it otherwise, or say how it earns its money");
  command.add_option("VENDOR/ID", change->partnership, "The partnership")
      ->required()
      ->type_name("");
  command.add_option("--name", change->name, "What people call it")->type_name("NAME");
  std::vector<std::string> models = ModelWords();
  models.emplace_back("unknown");
  command.add_option("--model", change->model, kModelHelp)
      ->check(CLI::IsMember(models))
      ->type_name("MODEL");
  AddEtag(command, change->etag);
  AddChangeOptions(command, change->change);
  AddSingleFormat(command, change->format);
  AddServerOptions(command, change->server);
  commands.Finish(
      command, "  tandem partnership change acme/softcat --name \"Softcat plc\"",
      [change, &commands] { return commands.Answer(change->Run(commands.terminal())); });
}

}  // namespace

void AddPartnershipCommands(CommandSet& commands) {
  CLI::App& partnership = commands.Group("partnership", "Partnerships: create, list, show, change");
  AddCreate(commands, partnership);
  AddList(commands, partnership);
  AddShow(commands, partnership);
  AddChange(commands, partnership);
}

}  // namespace tandem::client
