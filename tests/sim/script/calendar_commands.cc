#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "tests/sim/script/command_maker.h"

// Fiscal calendars: recorded, corrected, changed, verified.
namespace tandem::sim {
namespace {

using partner::v1::FiscalCalendar;
using Partners = partner::v1::PartnerService::Service;

std::string EtagOf(const OrganisationRecord& organisation) {
  return fmt::format("c{}.{}", organisation.calendars.back().revision(),
                     organisation.verifications);
}

// Another revision behind those that are there.
void Revise(Model& model, const std::string& name, FiscalCalendar::Kind kind,
            const type::v1::CalendarSpec& spec, const std::string& reason) {
  OrganisationRecord& record = At(model, name);
  FiscalCalendar calendar;
  calendar.set_name(name + "/fiscalCalendar");
  *calendar.mutable_spec() = spec;
  calendar.set_revision(record.calendars.empty() ? 1 : record.calendars.back().revision() + 1);
  calendar.set_kind(kind);
  calendar.set_reason(reason);
  calendar.set_recorded_by("ann");
  record.calendars.push_back(std::move(calendar));
  record.verifications = 0;
  ++record.facts;
}

}  // namespace

std::optional<Command> CommandMaker::RecordCalendar() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr) return std::nullopt;
  const bool known = !organisation->calendars.empty();
  if (known && !Refused()) return std::nullopt;
  partner::v1::RecordFiscalCalendarRequest request;
  request.set_name(organisation->name + "/fiscalCalendar");
  request.mutable_spec()->set_notation(SomeNotation());
  request.set_reason("told");
  request.set_request_id(RequestId());
  Command command = Make<Partners, partner::v1::RecordFiscalCalendarRequest,
                         partner::v1::RecordFiscalCalendarResponse>(
      &Partners::RecordFiscalCalendar, request, ChiefOf(organisation->name),
      [request, name = organisation->name](Model& model, const auto&) {
        Revise(model, name, FiscalCalendar::KIND_RECORDED, request.spec(), request.reason());
      });
  if (known) command.expected = {StatusCode::kAlreadyExists};
  return command;
}

std::optional<Command> CommandMaker::CorrectCalendar() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr || organisation->calendars.empty()) return std::nullopt;
  partner::v1::CorrectFiscalCalendarRequest request;
  request.set_name(organisation->name + "/fiscalCalendar");
  request.mutable_spec()->set_notation(SomeNotation());
  request.set_reason("a slip");
  const bool stale = Refused();
  request.set_etag(stale ? "c0.0" : EtagOf(*organisation));
  request.set_request_id(RequestId());
  const bool same = organisation->calendars.back().spec().notation() == request.spec().notation();
  Command command = Make<Partners, partner::v1::CorrectFiscalCalendarRequest,
                         partner::v1::CorrectFiscalCalendarResponse>(
      &Partners::CorrectFiscalCalendar, request, ChiefOf(organisation->name),
      [request, name = organisation->name](Model& model, const auto&) {
        Revise(model, name, FiscalCalendar::KIND_CORRECTION, request.spec(), request.reason());
      });
  if (stale || same || organisation->changed_year_end()) {
    command.expected = {StatusCode::kFailedPrecondition};
  }
  return command;
}

// From a year that starts on the first of one month to one that starts on that of another.
std::optional<Command> CommandMaker::ChangeYearEnd() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr || organisation->calendars.empty()) return std::nullopt;
  const std::string& notation = organisation->calendars.back().spec().notation();
  if (!notation.starts_with("month ") || organisation->changed_year_end()) return std::nullopt;
  const int month = std::stoi(notation.substr(sizeof("month ") - 1, 2));
  const CivilDay first = CivilDay::FromYmd(2028, static_cast<unsigned>(month), 1);
  const CivilDay next = first.PlusMonths(dice_.Between(1, 11));
  partner::v1::ChangeFiscalYearEndRequest request;
  request.set_name(organisation->name + "/fiscalCalendar");
  const bool backwards = Refused();
  *request.mutable_bridge() = backwards ? wire::ToProto(calendar::DaySpan{next, first})
                                        : wire::ToProto(calendar::DaySpan{first, next - 1});
  request.mutable_spec()->set_notation(
      fmt::format("month {:02}-01", static_cast<unsigned>(next.month())));
  request.set_reason("merger");
  request.set_etag(EtagOf(*organisation));
  request.set_request_id(RequestId());
  Command command = Make<Partners, partner::v1::ChangeFiscalYearEndRequest,
                         partner::v1::ChangeFiscalYearEndResponse>(
      &Partners::ChangeFiscalYearEnd, request, ChiefOf(organisation->name),
      [request, name = organisation->name](Model& model, const auto& response) {
        // How the whole is written is the notation's; that it is kept is the registry's.
        Revise(model, name, FiscalCalendar::KIND_CHANGE_OF_YEAR_END, response.calendar().spec(),
               request.reason());
      });
  if (backwards) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

std::optional<Command> CommandMaker::VerifyCalendar() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr || organisation->calendars.empty()) return std::nullopt;
  partner::v1::VerifyFiscalCalendarRequest request;
  request.set_name(organisation->name + "/fiscalCalendar");
  const bool old = Refused();
  request.set_revision(organisation->calendars.back().revision() + (old ? 1 : 0));
  request.set_method("annual report");
  request.set_request_id(RequestId());
  Command command = Make<Partners, partner::v1::VerifyFiscalCalendarRequest,
                         partner::v1::VerifyFiscalCalendarResponse>(
      &Partners::VerifyFiscalCalendar, request, ChiefOf(organisation->name),
      [request, name = organisation->name](Model& model, const auto&) {
        OrganisationRecord& record = At(model, name);
        auto& verification = *record.calendars.back().mutable_verification();
        verification.set_verified_by("ann");
        verification.set_method(request.method());
        ++record.verifications;
        ++record.facts;
      });
  if (old) command.expected = {StatusCode::kFailedPrecondition};
  return command;
}

}  // namespace tandem::sim
