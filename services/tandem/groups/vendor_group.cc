#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/registry/vendor_commands.h"

namespace tandem::client {
namespace {

void AddCreate(CommandSet& commands, CLI::App& vendor) {
  const auto create = std::make_shared<VendorCreate>();
  CLI::App& command = *vendor.add_subcommand("create", "Register a vendor");
  command.add_option("ID", create->id, "Part of its name: a-z, 0-9 and hyphen")
      ->required()
      ->type_name("");
  command.add_option("--name", create->name, "What people call it")->required()->type_name("NAME");
  AddFirstFacts(command, create->facts);
  AddChangeOptions(command, create->change);
  AddSingleFormat(command, create->format);
  AddServerOptions(command, create->server);
  commands.Finish(
      command,
      "  tandem vendor create acme --name \"Acme Inc.\" --country US \\\n"
      "    --calendar \"last sat jul; weeks 4-4-5; week53 p7\"",
      [create, &commands] { return commands.Answer(create->Run(commands.terminal())); },
      kNotationHelp);
}

void AddList(CommandSet& commands, CLI::App& vendor) {
  const auto list = std::make_shared<VendorList>();
  CLI::App& command = *vendor.add_subcommand("list", "All vendors");
  AddFormat(command, list->format);
  AddServerOptions(command, list->server);
  commands.Finish(command, "  tandem vendor list --format csv",
                  [list, &commands] { return commands.Answer(list->Run(commands.terminal())); });
}

void AddShow(CommandSet& commands, CLI::App& vendor) {
  const auto show = std::make_shared<VendorShow>();
  CLI::App& command = *vendor.add_subcommand("show", "One vendor");
  command.add_option("VENDOR", show->vendor, "The vendor")->required()->type_name("");
  AddSingleFormat(command, show->format);
  AddServerOptions(command, show->server);
  commands.Finish(command, "  tandem vendor show acme",
                  [show, &commands] { return commands.Answer(show->Run(commands.terminal())); });
}

void AddChange(CommandSet& commands, CLI::App& vendor) {
  const auto change = std::make_shared<VendorChange>();
  CLI::App& command = *vendor.add_subcommand("change", "Call it otherwise");
  command.add_option("VENDOR", change->vendor, "The vendor")->required()->type_name("");
  command.add_option("--name", change->name, "What people call it")->required()->type_name("NAME");
  AddEtag(command, change->etag);
  AddChangeOptions(command, change->change);
  AddSingleFormat(command, change->format);
  AddServerOptions(command, change->server);
  commands.Finish(
      command, "  tandem vendor change acme --name \"Acme Corporation\"",
      [change, &commands] { return commands.Answer(change->Run(commands.terminal())); });
}

}  // namespace

void AddVendorCommands(CommandSet& commands) {
  CLI::App& vendor = commands.Group("vendor", "Vendors: create, list, show, change");
  AddCreate(commands, vendor);
  AddList(commands, vendor);
  AddShow(commands, vendor);
  AddChange(commands, vendor);
}

}  // namespace tandem::client
