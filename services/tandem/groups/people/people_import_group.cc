#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"
#include "services/tandem/people/files/import_people.h"

namespace tandem::client {

void AddPeopleImportCommand(CommandSet& commands) {
  const auto import = std::make_shared<ImportPeople>();
  CLI::App& command =
      *commands.Group("import", "")
           .add_subcommand("people", "People of a vendor and its partners from a CSV file");
  command.add_option("FILE", import->path, "A CSV file; its columns stand below")
      ->required()
      ->type_name("");
  command.add_option("--vendor", import->vendor, "Whose people, and whose partners'")
      ->required()
      ->type_name("VENDOR");
  command
      .add_option("--rejects", import->rejects_path,
                  "Write the refused rows here, with line and reason")
      ->type_name("FILE");
  AddChangeOptions(command, import->change);
  AddSingleFormat(command, import->format);
  AddServerOptions(command, import->server);
  commands.Finish(
      command,
      "  tandem import people people.csv --vendor acme --dry-run\n"
      "  tandem import people people.csv --vendor acme --rejects refused.csv",
      [import, &commands] {
        return ReportImport(import->Run(commands.terminal(), commands.err()), commands);
      },
      "Columns, in any order, of which the file must have the first five:\n"
      "  id                of the person: the same file finds the person again by it\n"
      "  organisation      the id of a partnership; empty: the vendor\n"
      "  name, role, zone  as for person create\n"
      "  free              weekdays without work: fri sat\n"
      "  country, email, phone\n"
      "  manager_of        ids of the partnerships to look after from today on\n"
      "Of columns that the file does not have nothing changes; an empty field empties.\n"
      "Nobody is erased. A refused row costs itself only, and the exit code is 2 then.");
}

}  // namespace tandem::client
