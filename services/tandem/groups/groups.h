#pragma once

#include "services/tandem/groups/command_set.h"

// The groups of commands that every client has.
namespace tandem::client {

// calendar periods, infer, convert.
void AddCalendarCommands(CommandSet& commands);
// calendar record, correct, change-year-end, verify, show, revisions: behind AddCalendarCommands.
void AddCalendarRecordCommands(CommandSet& commands);
// align pair, portfolio, settings.
void AddAlignCommands(CommandSet& commands);
// vendor create, list, show, change.
void AddVendorCommands(CommandSet& commands);
// partnership create, list, show, change.
void AddPartnershipCommands(CommandSet& commands);
// settings show, change; history.
void AddSettingsCommands(CommandSet& commands);
// import partners.
void AddImportCommands(CommandSet& commands);
// status; dead-letters list, redrive, discard.
void AddOperationCommands(CommandSet& commands);

// person create, list, show, change, contact, erase.
void AddPersonCommands(CommandSet& commands);
// absence add, list, change, remove.
void AddAbsenceCommands(CommandSet& commands);
// portfolio assign, show, history; away.
void AddPortfolioCommands(CommandSet& commands);
// import people: behind AddImportCommands.
void AddPeopleImportCommand(CommandSet& commands);
// import absences, import shutdowns: behind AddImportCommands; export absences, export shutdowns.
void AddCalendarFileCommands(CommandSet& commands);
// verify, verifications.
void AddVerificationCommands(CommandSet& commands);
// mop: all of it.
void AddMopCommands(CommandSet& commands);
// reciprocity tasks, needs, done, ledger.
void AddReciprocityCommands(CommandSet& commands);
// amount; report alignment, records.
void AddReportCommands(CommandSet& commands);
// calendar person: behind AddCalendarCommands.
void AddPersonCalendarCommand(CommandSet& commands);

}  // namespace tandem::client
