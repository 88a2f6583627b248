#include <algorithm>

#include "libs/wire/type_values.h"
#include "tests/sim/script/command_maker.h"

// When people are away, as they tell it.
namespace tandem::sim {
namespace {

using partner::v1::Absence;
using People = partner::v1::PeopleService::Service;

calendar::DaySpan DaysOf(const Absence& absence) {
  return wire::FromProto("days", absence.days()).value();
}

bool IsFree(const PersonRecord& person, const calendar::DaySpan& days, const std::string& beside) {
  return std::ranges::none_of(person.absences, [&](const auto& known) {
    const calendar::DaySpan taken = DaysOf(known.second);
    return known.first != beside && taken.first <= days.last && days.first <= taken.last;
  });
}

// The absences of somebody, which are about to change.
std::map<std::string, Absence>& Changing(Model& model, const std::string& organisation,
                                         const std::string& person) {
  ++At(model, organisation).facts;
  PersonRecord& record = At(model, organisation).people.at(person);
  ++record.absences_revision;
  return record.absences;
}

}  // namespace

std::optional<Command> CommandMaker::NextAbsence() { return CreateAbsence(); }

std::optional<Command> CommandMaker::CreateAbsence() {
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr) return std::nullopt;
  const CivilDay first = Today() + dice_.Between(-10, 120);
  const calendar::DaySpan days{first, first + dice_.Between(0, 14)};
  partner::v1::CreateAbsenceRequest request;
  request.set_parent(somebody.person->person.name());
  *request.mutable_absence()->mutable_days() = wire::ToProto(days);
  for (const auto& [name, other] : somebody.organisation->people) {
    if (&other == somebody.person || other.erased() || !dice_.Chance(0.3)) continue;
    request.mutable_absence()->set_cover(name);
  }
  request.set_request_id(RequestId());
  Command command =
      Make<People, partner::v1::CreateAbsenceRequest, partner::v1::CreateAbsenceResponse>(
          &People::CreateAbsence, request, ChiefOf(request.parent()),
          [request, organisation = somebody.organisation->name](Model& model,
                                                                const auto& response) {
            Absence absence = request.absence();
            absence.set_name(response.absence().name());
            Changing(model, organisation, request.parent())[absence.name()] = absence;
          });
  command.about = request.parent();
  if (!IsFree(*somebody.person, days, "")) command.expected = {StatusCode::kFailedPrecondition};
  return command;
}

std::optional<Command> CommandMaker::UpdateAbsence() {
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr || somebody.person->absences.empty()) return std::nullopt;
  const Absence known = dice_.OneOf(somebody.person->absences).second;
  const calendar::DaySpan before = DaysOf(known);
  const calendar::DaySpan days{before.first, before.last + dice_.Between(1, 9)};
  partner::v1::UpdateAbsenceRequest request;
  request.mutable_absence()->set_name(known.name());
  *request.mutable_absence()->mutable_days() = wire::ToProto(days);
  request.set_request_id(RequestId());
  Command command =
      Make<People, partner::v1::UpdateAbsenceRequest, partner::v1::UpdateAbsenceResponse>(
          &People::UpdateAbsence, request, ChiefOf(known.name()),
          [request, organisation = somebody.organisation->name,
           person = somebody.person->person.name()](Model& model, const auto&) {
            Absence& after = Changing(model, organisation, person).at(request.absence().name());
            *after.mutable_days() = request.absence().days();
            after.clear_source();
          });
  command.about = somebody.person->person.name();
  if (!IsFree(*somebody.person, days, known.name())) {
    command.expected = {StatusCode::kFailedPrecondition};
  }
  return command;
}

std::optional<Command> CommandMaker::DeleteAbsence() {
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr || somebody.person->absences.empty()) return std::nullopt;
  partner::v1::DeleteAbsenceRequest request;
  const bool unknown = Refused();
  request.set_name(unknown ? somebody.person->person.name() + "/absences/nothing"
                           : dice_.OneOf(somebody.person->absences).first);
  request.set_request_id(RequestId());
  Command command =
      Make<People, partner::v1::DeleteAbsenceRequest, partner::v1::DeleteAbsenceResponse>(
          &People::DeleteAbsence, request, ChiefOf(request.name()),
          [request, organisation = somebody.organisation->name,
           person = somebody.person->person.name()](Model& model, const auto&) {
            Changing(model, organisation, person).erase(request.name());
          });
  if (unknown) command.expected = {StatusCode::kNotFound};
  return command;
}

}  // namespace tandem::sim
