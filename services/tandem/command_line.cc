#include "services/tandem/command_line.h"

#include "services/tandem/completion/completion_command.h"
#include "services/tandem/groups/groups.h"

namespace tandem::client {

int RunCommandLine(std::vector<std::string> arguments, const Terminal& terminal, CivilDay today,
                   std::ostream& out, std::ostream& err, std::span<const AddCommands> more) {
  CommandSet commands(terminal, today, out, err);
  for (const AddCommands add :
       {AddCalendarCommands, AddCalendarRecordCommands, AddAlignCommands, AddVendorCommands,
        AddPartnershipCommands, AddSettingsCommands, AddPersonCommands, AddAbsenceCommands,
        AddPortfolioCommands, AddPersonCalendarCommand, AddImportCommands, AddPeopleImportCommand,
        AddCalendarFileCommands, AddVerificationCommands, AddMopCommands, AddReciprocityCommands,
        AddReportCommands, AddOperationCommands, AddCompletionCommands}) {
    add(commands);
  }
  for (const AddCommands add : more) add(commands);
  return commands.Run(std::move(arguments));
}

}  // namespace tandem::client
