#include <fmt/format.h>

#include "tests/sim/script/command_maker.h"

// That something was checked and is right.
namespace tandem::sim {
namespace {

using Verifications = partner::v1::VerificationService::Service;

// All that can be verified of an organisation, people who were erased among them.
std::vector<std::string> SubjectsOf(const OrganisationRecord& organisation) {
  const std::string& name = organisation.name;
  std::vector<std::string> all = {name, name + "/settings", name + "/fiscalCalendar"};
  if (organisation.is_partnership()) all.push_back(name + "/manager");
  for (const auto& [person, record] : organisation.people) {
    all.push_back(person);
    all.push_back(person + "/absences");
  }
  return all;
}

bool IsOfSomebodyErased(const OrganisationRecord& organisation, const std::string& subject) {
  const auto person = organisation.people.find(subject.substr(0, subject.rfind("/absences")));
  return person != organisation.people.end() && person->second.erased();
}

void Verify(OrganisationRecord& record, const partner::v1::VerifyFactRequest& request) {
  ++record.facts;
  if (request.name().ends_with("/fiscalCalendar")) {
    auto& verification = *record.calendars.back().mutable_verification();
    verification.set_verified_by("ann");
    verification.set_method(request.method());
    ++record.verifications;
    return;
  }
  partner::v1::Verification& verification = record.verified[request.name()];
  verification.set_subject(request.name());
  verification.set_revision(RevisionOf(record, request.name()));
  verification.set_person("ann");
  verification.set_method(request.method());
}

}  // namespace

std::optional<Command> CommandMaker::VerifyFact() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr) return std::nullopt;
  partner::v1::VerifyFactRequest request;
  request.set_name(dice_.OneOf(SubjectsOf(*organisation)));
  const std::int64_t newest = RevisionOf(*organisation, request.name());
  const bool other = Refused();
  if (other || dice_.Chance(0.5)) request.set_revision(newest + (other ? 1 : 0));
  request.set_method(fmt::format("call {}", NewNumber()));
  request.set_request_id(RequestId(true));
  Command command =
      Make<Verifications, partner::v1::VerifyFactRequest, partner::v1::VerifyFactResponse>(
          &Verifications::VerifyFact, request, ChiefOf(organisation->name),
          [request, name = organisation->name](Model& model, const auto&) {
            Verify(At(model, name), request);
          });
  command.shown_by = organisation->name;
  if (other || IsOfSomebodyErased(*organisation, request.name())) {
    command.expected = {StatusCode::kFailedPrecondition};
  }
  if (request.name().ends_with("/fiscalCalendar") && organisation->calendars.empty()) {
    command.expected = {StatusCode::kNotFound};
  }
  return command;
}

}  // namespace tandem::sim
