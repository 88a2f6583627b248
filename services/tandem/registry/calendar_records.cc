#include "services/tandem/registry/calendar_records.h"

#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr auto kRight = TextTable::Align::kRight;

StatusOr<std::string> CalendarName(const std::string& organisation) {
  ASSIGN_OR_RETURN(const std::string name, ReadOrganisationName("ORG", organisation));
  return name + "/fiscalCalendar";
}

std::string KindText(partner::v1::FiscalCalendar::Kind kind) {
  switch (kind) {
    case partner::v1::FiscalCalendar::KIND_RECORDED:
      return "recorded";
    case partner::v1::FiscalCalendar::KIND_CORRECTION:
      return "correction";
    case partner::v1::FiscalCalendar::KIND_CHANGE_OF_YEAR_END:
      return "change of year-end";
    default:
      return "";
  }
}

void Add(const partner::v1::FiscalCalendar& calendar, Listing& listing) {
  const auto& verification = calendar.verification();
  listing.Add({ShortOwner(calendar.name()), calendar.revision(), calendar.spec().notation(),
               KindText(calendar.kind()), calendar.reason(), calendar.recorded_by(),
               TimeText(calendar.has_create_time(), calendar.create_time()),
               verification.verified_by(), verification.method(),
               TimeText(verification.has_verify_time(), verification.verify_time()),
               calendar.etag()});
}

Listing CardOf(const partner::v1::FiscalCalendar& calendar) {
  Listing card({{"organisation", "organisation"},
                {"revision", "revision"},
                {"notation", "calendar"},
                {"kind", "kind"},
                {"reason", "reason"},
                {"recordedBy", "recorded by"},
                {"createTime", "recorded"},
                {"verifiedBy", "verified by"},
                {"verificationMethod", "verified with"},
                {"verifyTime", "verified"},
                {"etag", "etag"}});
  Add(calendar, card);
  return card;
}

Listing RevisionListing() {
  return Listing({{"organisation", ""},
                  {"revision", "#", kRight},
                  {"notation", "calendar", TextTable::Align::kLeft, 30},
                  {"kind", "kind", TextTable::Align::kLeft, 18},
                  {"reason", ""},
                  {"recordedBy", "recorded by", TextTable::Align::kLeft, 11},
                  {"createTime", ""},
                  {"verifiedBy", "verified by", TextTable::Align::kLeft, 11},
                  {"verificationMethod", ""},
                  {"verifyTime", ""},
                  {"etag", ""}});
}

// What the three requests that make a revision have alike.
template <typename Request>
Status Fill(const CalendarRevision& command, Request& request) {
  ASSIGN_OR_RETURN(*request.mutable_name(), CalendarName(command.organisation));
  ASSIGN_OR_RETURN(*request.mutable_spec(), ReadSpec("--spec", command.spec));
  request.set_reason(command.reason);
  request.set_verification_method(command.verification_method);
  return OkStatus();
}

// Sends a request that changes a calendar, and shows what came of it.
template <typename Request>
StatusOr<std::string> Send(const ChangingCommand& command, Request& request,
                           const Terminal& terminal) {
  request.set_request_id(RequestIdFor(command.change));
  request.set_validate_only(command.change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(command.server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Changed(CardOf(answer.calendar()), command.format, command.change, terminal);
}

}  // namespace

StatusOr<std::string> CalendarRecord::Run(const Terminal& terminal) const {
  partner::v1::RecordFiscalCalendarRequest request;
  RETURN_IF_ERROR(Fill(*this, request));
  return Send(*this, request, terminal);
}

StatusOr<std::string> CalendarCorrect::Run(const Terminal& terminal) const {
  partner::v1::CorrectFiscalCalendarRequest request;
  RETURN_IF_ERROR(Fill(*this, request));
  request.set_etag(etag);
  return Send(*this, request, terminal);
}

StatusOr<std::string> CalendarChangeYearEnd::Run(const Terminal& terminal) const {
  partner::v1::ChangeFiscalYearEndRequest request;
  RETURN_IF_ERROR(Fill(*this, request));
  ASSIGN_OR_RETURN(*request.mutable_bridge(), ReadSpan("--bridge", bridge));
  request.set_etag(etag);
  return Send(*this, request, terminal);
}

StatusOr<std::string> CalendarVerify::Run(const Terminal& terminal) const {
  partner::v1::VerifyFiscalCalendarRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), CalendarName(organisation));
  request.set_revision(revision);
  request.set_method(method);
  request.set_etag(etag);
  return Send(*this, request, terminal);
}

StatusOr<std::string> CalendarShow::Run(const Terminal& terminal) const {
  partner::v1::GetFiscalCalendarRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), CalendarName(organisation));
  request.set_revision(revision);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Card(CardOf(answer.calendar()), format, terminal);
}

StatusOr<std::string> CalendarRevisions::Run(const Terminal& terminal) const {
  partner::v1::ListFiscalCalendarRevisionsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), CalendarName(organisation));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PartnerClient client(connection);
  Listing listing = RevisionListing();
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const auto& calendar : page.revisions()) Add(calendar, listing);
      }));
  return Drawn(listing, format, terminal, "No calendar is recorded.");
}

}  // namespace tandem::client
