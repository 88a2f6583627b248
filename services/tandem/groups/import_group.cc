#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/registry/import_partners.h"

namespace tandem::client {
void AddImportCommands(CommandSet& commands) {
  CLI::App& group = commands.Group("import", "Take over many things from a file");
  const auto import = std::make_shared<ImportPartners>();
  CLI::App& command = *group.add_subcommand("partners", "Partners of a vendor from a CSV file");
  command
      .add_option("FILE", import->path,
                  "Columns name, country, calendar, lead_days, and id if there is one")
      ->required()
      ->type_name("");
  command.add_option("--vendor", import->vendor, "Whose partners")->required()->type_name("VENDOR");
  command
      .add_option("--rejects", import->rejects_path,
                  "Write the refused rows here, with line and reason")
      ->type_name("FILE");
  AddChangeOptions(command, import->change);
  AddSingleFormat(command, import->format);
  AddServerOptions(command, import->server);
  commands.Finish(
      command,
      "  tandem import partners partners.csv --vendor acme --dry-run\n"
      "  tandem import partners partners.csv --vendor acme --rejects refused.csv",
      [import, &commands] {
        return ReportImport(import->Run(commands.terminal(), commands.err()), commands);
      },
      "New partners are registered, known ones (by id, else by name) changed, equal ones\n"
      "left alone, so the same file may be imported again, also after a connection that\n"
      "broke. A refused row costs itself only, and the exit code is 2 then.");
}

}  // namespace tandem::client
