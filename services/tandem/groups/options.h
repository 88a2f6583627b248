#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "services/tandem/commands/inputs.h"
#include "services/tandem/groups/command_set.h"
#include "services/tandem/remote/server_options.h"

// Options that several commands take.
namespace tandem::client {

struct FirstFacts;
struct ImportOutcome;

extern const char* const kNotationHelp;
extern const char* const kNameHelp;
extern const char* const kPersonHelp;

// A whole number as people write it; without this, 010 would be octal.
CLI::Validator Decimal();

// --format table, json or csv; without csv where the answer is a single thing.
void AddFormat(CLI::App& command, Format& format);
void AddSingleFormat(CLI::App& command, Format& format);

// --server, --as, --deadline.
void AddServerOptions(CLI::App& command, ServerOptions& server);
// --request-id and --dry-run.
void AddChangeOptions(CLI::App& command, ChangeOptions& change);
// PERSON.
void AddPerson(CLI::App& command, std::string& person);
// --etag.
void AddEtag(CLI::App& command, std::string& etag);
// --from and --years.
void AddHorizon(CLI::App& command, std::string& from, int& years);
// --country, --calendar and --lead of an organisation that is registered.
void AddFirstFacts(CLI::App& command, FirstFacts& facts);

// Prints what an import came to, and the rows that were refused; gives the exit code.
int ReportImport(const StatusOr<ImportOutcome>& outcome, CommandSet& commands);

}  // namespace tandem::client
