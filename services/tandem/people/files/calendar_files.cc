#include "services/tandem/people/files/calendar_files.h"

#include <array>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "services/tandem/commands/inputs.h"
#include "services/tandem/remote/calendar_file_client.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

using partner::v1::FileRemark;

// A server takes requests of four MiB, unless it is set otherwise.
constexpr std::size_t kMostBytes = (std::size_t{4} << 20) - (std::size_t{4} << 10);

constexpr auto kOptions = std::to_array<OptionName>(
    {{"parent", "--of"}, {"source", "--source"}, {"content", "FILE"}, {"days", "--from and --to"}});

StatusOr<std::string> ReadCalendarFile(const std::string& path) {
  StatusOr<std::string> content = ReadTextFile(path);
  if (!content.ok()) return Annotate(content.status(), "FILE");
  if (content->size() <= kMostBytes) return content;
  return InvalidArgument(
      fmt::format("FILE: \"{}\" has {} bytes; at most {} can be sent: export fewer years", path,
                  content->size(), kMostBytes));
}

std::string_view SeverityText(FileRemark::Severity severity) {
  switch (severity) {
    case FileRemark::SEVERITY_NOTE:
      return "note";
    case FileRemark::SEVERITY_LEFT_OUT:
      return "left out";
    default:
      return "refused";
  }
}

std::string RemarkText(const std::string& path, const FileRemark& remark) {
  const std::string place = remark.line() > 0 ? fmt::format("{}:{}", path, remark.line()) : path;
  return fmt::format("{}: {}: {} {}", place, SeverityText(remark.severity()), remark.reason(),
                     remark.text());
}

// What both requests have alike.
template <typename Request>
Status Fill(const CalendarFileImport& import, Request& request) {
  ASSIGN_OR_RETURN(*request.mutable_content(), ReadCalendarFile(import.path));
  if (import.from.empty() != import.to.empty()) {
    return InvalidArgument("--from and --to: both or none of them must be given");
  }
  if (!import.from.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_days()->mutable_first_day(), ReadDate("--from", import.from));
    ASSIGN_OR_RETURN(*request.mutable_days()->mutable_last_day(), ReadDate("--to", import.to));
  }
  request.set_include_free(import.include_free);
  request.set_request_id(RequestIdFor(import.change));
  request.set_validate_only(import.change.dry_run);
  return OkStatus();
}

template <typename Answer>
CalendarFileOutcome OutcomeOf(const CalendarFileImport& import, const Answer& answer) {
  CalendarFileOutcome outcome;
  int refused = 0;
  int left_out = 0;
  for (const FileRemark& remark : answer.remarks()) {
    outcome.remarks.push_back(RemarkText(import.path, remark));
    refused += remark.severity() == FileRemark::SEVERITY_REFUSED ? 1 : 0;
    left_out += remark.severity() == FileRemark::SEVERITY_LEFT_OUT ? 1 : 0;
  }
  outcome.refused_some = refused > 0;
  const bool dry_run = import.change.dry_run;
  if (import.format == Format::kJson) {
    const nlohmann::ordered_json json = {{"events", answer.events()},
                                         {"added", answer.added()},
                                         {"removed", answer.removed()},
                                         {"unchanged", answer.unchanged()},
                                         {"leftOut", left_out},
                                         {"refused", refused},
                                         {"dryRun", dry_run}};
    outcome.text = json.dump(2) + "\n";
    return outcome;
  }
  outcome.text = fmt::format(
      "{} event{}: {} added, {} removed, {} unchanged, {} left out, {} refused{}\n",
      answer.events(), answer.events() == 1 ? "" : "s", answer.added(), answer.removed(),
      answer.unchanged(), left_out, refused, dry_run ? " (dry run: nothing was changed)" : "");
  return outcome;
}

// To the file that is asked for, or as the answer.
StatusOr<std::string> Deliver(const std::string& content, const std::string& path) {
  if (path.empty()) return content;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file) return InvalidArgument(fmt::format("--out: file \"{}\" cannot be written", path));
  file << content;
  file.close();
  if (!file) return Internal(fmt::format("--out: file \"{}\" could not be written", path));
  return std::string();
}

}  // namespace

StatusOr<CalendarFileOutcome> ImportAbsences::Run() const {
  partner::v1::ImportAbsencesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPerson("--of", of));
  request.set_source(source);
  RETURN_IF_ERROR(Fill(*this, request));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer,
                   InOptions(CalendarFileClient(connection).Ask(request), kOptions));
  return OutcomeOf(*this, answer);
}

StatusOr<CalendarFileOutcome> ImportShutdowns::Run() const {
  partner::v1::ImportShutdownsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("--of", of));
  RETURN_IF_ERROR(Fill(*this, request));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer,
                   InOptions(CalendarFileClient(connection).Ask(request), kOptions));
  return OutcomeOf(*this, answer);
}

StatusOr<std::string> ExportAbsences::Run() const {
  partner::v1::ExportAbsencesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPerson("PERSON", of));
  if (!days.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_days(), ReadSpan("--days", days));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, CalendarFileClient(connection).Ask(request));
  return Deliver(answer.content(), out);
}

StatusOr<std::string> ExportShutdowns::Run() const {
  partner::v1::ExportShutdownsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("ORG", of));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, CalendarFileClient(connection).Ask(request));
  return Deliver(answer.content(), out);
}

}  // namespace tandem::client
