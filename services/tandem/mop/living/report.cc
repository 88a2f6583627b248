#include "services/tandem/mop/living/report.h"

#include "services/tandem/people/names.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/report_client.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/mop/report_view.h"

namespace tandem::client {
namespace {

using Request = fiscal::v1::ListAlignmentReportRecordsRequest;

constexpr auto kOptions = std::to_array<OptionName>(
    {{"day", "--day"}, {"manager", "--manager"}, {"figure", "--figure"}, {"parent", "--of"}});

// Names of managers as far as the registry says them.
ManagerNames NamesOf(const fiscal::v1::GetAlignmentReportResponse& report,
                     const std::string& vendor, const ServerOptions& server) {
  ManagerNames names;
  const StatusOr<Connection> registry = Connection::Open(server, Api::kPartner);
  if (!registry.ok()) return names;
  Names known(*registry);
  for (const auto& line : report.lines()) {
    if (line.manager().empty()) continue;
    const auto person = known.Person(vendor + "/people/" + line.manager());
    if (person.ok()) names[line.manager()] = person->display_name();
  }
  return names;
}

// FIGURE_UNSPECIFIED of a word that is none, which the server refuses.
Request::Figure FigureOf(const std::string& word) {
  for (int value = Request::Figure_MIN; value <= Request::Figure_MAX; ++value) {
    const auto figure = static_cast<Request::Figure>(value);
    if (WordOfEnum(Request::Figure_Name(figure), "FIGURE_") == word) return figure;
  }
  return Request::FIGURE_UNSPECIFIED;
}

// "m1" of "acme:m1", which is how people are named elsewhere.
std::string IdOf(const std::string& manager) {
  return manager.substr(manager.find(':') == std::string::npos ? 0 : manager.find(':') + 1);
}

}  // namespace

StatusOr<std::string> AlignmentReport::Run(const Terminal& terminal) const {
  fiscal::v1::GetAlignmentReportRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadVendor("--of", vendor));
  if (!day.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_day(), ReadDate("--day", day));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto report, InOptions(ReportClient(connection).Ask(request), kOptions));
  const ManagerNames names = NamesOf(report, request.parent(), server);
  if (format == Format::kTable) return ReportAsText(report, names, terminal);
  return Drawn(ReportRows(report, names), format, terminal, "");
}

StatusOr<std::string> AlignmentRecords::Run(const Terminal& terminal) const {
  Request request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadVendor("--of", vendor));
  if (!day.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_day(), ReadDate("--day", day));
  }
  if (!manager.empty() || none) {
    request.set_manager(IdOf(manager));
  } else {
    request.set_total(true);
  }
  request.set_figure(FigureOf(figure));
  if (counted) request.set_part(Request::PART_COUNTED);
  if (missing) request.set_part(Request::PART_NOT_COUNTED);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  const ReportClient client(connection);
  Listing listing = RecordListing();
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return InOptions(client.Ask(page), kOptions); },
      [&](const auto& page) {
        for (const auto& record : page.records()) AddRecord(record, listing);
      }));
  return Drawn(listing, format, terminal, "No record belongs to this figure.");
}

}  // namespace tandem::client
