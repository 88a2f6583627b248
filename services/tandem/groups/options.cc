#include "services/tandem/groups/options.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/party_schedule.h"
#include "services/tandem/registry/first_facts.h"
#include "services/tandem/registry/import_file.h"

namespace tandem::client {
namespace {

void AddFormatOf(CLI::App& command, Format& format, const std::vector<std::string>& names) {
  const auto read = [&format](const std::string& name) {
    format = name == "json" ? Format::kJson : name == "csv" ? Format::kCsv : Format::kTable;
  };
  command.add_option_function<std::string>("--format", read, "Default: table")
      ->check(CLI::IsMember(names))
      ->type_name("FORMAT");
}

}  // namespace

const char* const kNotationHelp =
    "CALENDAR is a notation, a JSON object of the same words, or @FILE with either:\n"
    "  month 04-06; label start                  the year starts on 6 April\n"
    "  last sat jul; weeks 4-4-5; week53 p7      it ends on July's last Saturday\n"
    "  nearest sat jan; weeks 4-5-4; week53 q4   the Saturday nearest to 31 January\n"
    "  first sun on-or-after 01-31; weeks 13x4; week53 p13\n"
    "  rows @periods.csv                         year_label,quarter,period,start,end\n"
    "  month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01\n"
    "  month 01-01; override 2026: q1 2026-04-04, q2 2026-07-04\n"
    "COUNTRY is ISO 3166, with a subdivision if one counts: US, US-CA, DE-BY. Without\n"
    "it Monday to Friday work and there are no holidays.";

const char* const kNameHelp =
    "A vendor is named acme, a partnership acme/softcat, or by its whole resource\n"
    "name: vendors/acme/partnerships/softcat.";

const char* const kPersonHelp =
    "A person is named acme:ann at the vendor and acme/softcat:bob at a partner, or\n"
    "by the whole resource name: vendors/acme/people/ann.";

CLI::Validator Decimal() {
  const auto check = [](const std::string& text) {
    const bool digits = !text.empty() && text.size() <= 9 &&
                        text.find_first_not_of("0123456789") == std::string::npos;
    if (digits && (text == "0" || text.front() != '0')) return std::string();
    return fmt::format("\"{}\" must be a whole number", text);
  };
  return {check, ""};
}

void AddFormat(CLI::App& command, Format& format) {
  AddFormatOf(command, format, {"table", "json", "csv"});
}

void AddSingleFormat(CLI::App& command, Format& format) {
  AddFormatOf(command, format, {"table", "json"});
}

void AddServerOptions(CLI::App& command, ServerOptions& server) {
  command
      .add_option("--server", server.address,
                  "The server, or partner=ADDRESS,fiscal=ADDRESS; default: $TANDEM_SERVER, else "
                  "127.0.0.1:8450")
      ->type_name("ADDRESS");
  command
      .add_option("--as", server.caller,
                  "Who asks; default: $USER:operator,chief (other roles: manager, integration; "
                  "partner-executive, partner-rep)")
      ->type_name("PERSON[:ROLE,..]");
  command.add_option("--deadline", server.deadline_seconds, "Seconds to wait; default 30")
      ->check(Decimal())
      ->check(CLI::Range(1, 3600))
      ->type_name("SECONDS");
}

void AddChangeOptions(CLI::App& command, ChangeOptions& change) {
  command
      .add_option("--request-id", change.request_id,
                  "The same one again has no second effect; default: a new one")
      ->type_name("ID");
  command.add_flag("--dry-run", change.dry_run, "Only check, change nothing");
}

void AddPerson(CLI::App& command, std::string& person) {
  command.add_option("PERSON", person, "acme:ann of the vendor, acme/softcat:bob of a partner")
      ->required()
      ->type_name("");
}

void AddEtag(CLI::App& command, std::string& etag) {
  command.add_option("--etag", etag, "Only if it is still this one")->type_name("ETAG");
}

void AddHorizon(CLI::App& command, std::string& from, int& years) {
  command.add_option("--from", from, "First day; default: the first of this month")
      ->type_name("DATE");
  command.add_option("--years", years, "How many years from there; default 5")
      ->check(Decimal())
      ->type_name("N");
}

void AddFirstFacts(CLI::App& command, FirstFacts& facts) {
  command.add_option("--country", facts.country, "Where it works")->type_name("COUNTRY");
  command.add_option("--calendar", facts.calendar, "Its fiscal calendar")->type_name("CALENDAR");
  command
      .add_option("--lead", facts.lead_days, "Working days from signature to booking; default 0")
      ->check(Decimal())
      ->check(CLI::Range(0, fiscal::PartySchedule::kMostLeadDays))
      ->type_name("N");
}

int ReportImport(const StatusOr<ImportOutcome>& outcome, CommandSet& commands) {
  if (!outcome.ok()) return commands.Fail(outcome.status());
  int code = commands.Answer(outcome->text);
  for (const Status& error : outcome->errors) code = std::max(code, commands.Fail(error));
  return code;
}

}  // namespace tandem::client
