#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "services/partner_registry/domain/people/responsibility.h"
#include "tests/sim/script/command_maker.h"

// People, how they are reached, and who is responsible for which partnership.
namespace tandem::sim {
namespace {

using partner::v1::Person;
using People = partner::v1::PeopleService::Service;
using Portfolios = partner::v1::PortfolioService::Service;

std::string OrganisationOf(const std::string& person) {
  return person.substr(0, person.find("/people/"));
}

PersonRecord& PersonAt(Model& model, const std::string& name) {
  return At(model, OrganisationOf(name)).people.at(name);
}

PersonId IdOf(const std::string& person) {
  return PersonName::Parse("name", person).value().person;
}

bool MayManage(const Person& person) {
  return person.role() == Person::ROLE_CHANNEL_CHIEF ||
         person.role() == Person::ROLE_CHANNEL_MANAGER;
}

// Another history of a partnership, if it is another one.
void Put(OrganisationRecord& partnership, partner::ResponsibilityHistory history) {
  if (history == partnership.responsibilities) return;
  partnership.responsibilities = std::move(history);
  ++partnership.manager_revision;
  ++partnership.facts;
}

// What is left of somebody, of all that the person had.
void Erase(Model& model, const std::string& name, CivilDay today) {
  OrganisationRecord& organisation = At(model, OrganisationOf(name));
  PersonRecord& record = organisation.people.at(name);
  for (auto& [other, partnership] : model.organisations) {
    if (organisation.is_partnership() || partnership.vendor() != organisation.name) continue;
    Put(partnership, partner::Without(partnership.responsibilities, IdOf(name), today));
  }
  if (!record.absences.empty()) ++organisation.facts;
  record.absences.clear();
  organisation.verified.erase(name);
  organisation.verified.erase(name + "/absences");
  model.erased_texts.merge(record.texts);
  record.contact.clear_email();
  record.contact.clear_phone();
  record.contact_revision = 0;
  Person& person = record.person;
  person.set_display_name(person.role() == Person::ROLE_CHANNEL_MANAGER ? "a former channel manager"
                          : person.role() == Person::ROLE_CHANNEL_CHIEF ? "a former channel chief"
                          : person.role() == Person::ROLE_PARTNER_EXECUTIVE
                              ? "a former partner executive"
                              : "a former partner rep");
  person.set_time_zone("UTC");
  person.clear_country();
  person.clear_free_weekdays();
  person.set_state(Person::STATE_ERASED);
  person.set_revision(person.revision() + 1);
  ++organisation.facts;
}

}  // namespace

std::optional<Command> CommandMaker::CreatePerson() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr) return std::nullopt;
  const int number = NewNumber();
  partner::v1::CreatePersonRequest request;
  request.set_parent(organisation->name);
  request.set_person_id(fmt::format("person-{}", number));
  Person& person = *request.mutable_person();
  person.set_display_name(fmt::format("Zelda{:05}Quux", number));
  const bool leads = dice_.Chance(0.5);
  if (organisation->is_partnership()) {
    person.set_role(leads ? Person::ROLE_PARTNER_EXECUTIVE : Person::ROLE_PARTNER_REP);
  } else {
    person.set_role(leads ? Person::ROLE_CHANNEL_CHIEF : Person::ROLE_CHANNEL_MANAGER);
  }
  person.set_time_zone(dice_.Chance(0.5) ? "Europe/Berlin" : "America/New_York");
  if (dice_.Chance(0.6)) {
    request.mutable_contact()->set_email(fmt::format("zelda{:05}@quux.example", number));
  }
  const bool wrong_side = Refused();
  if (wrong_side) {
    person.set_role(organisation->is_partnership() ? Person::ROLE_CHANNEL_CHIEF
                                                   : Person::ROLE_PARTNER_REP);
  }
  request.set_request_id(RequestId());
  const std::string name = fmt::format("{}/people/{}", organisation->name, request.person_id());
  Command command =
      Make<People, partner::v1::CreatePersonRequest, partner::v1::CreatePersonResponse>(
          &People::CreatePerson, request, ChiefOf(organisation->name),
          [request, name](Model& model, const auto&) {
            OrganisationRecord& at = At(model, request.parent());
            PersonRecord record{.person = request.person(), .contact = request.contact()};
            record.person.set_name(name);
            record.person.set_revision(1);
            record.person.set_state(Person::STATE_ACTIVE);
            record.contact.set_name(name + "/contact");
            if (!record.contact.email().empty()) {
              record.contact_revision = 1;
              record.texts.insert(record.contact.email());
              ++at.facts;
            }
            record.texts.insert(record.person.display_name());
            at.people[name] = std::move(record);
            ++at.facts;
          });
  command.about = name;
  if (wrong_side) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

std::optional<Command> CommandMaker::UpdatePerson() {
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr) return std::nullopt;
  partner::v1::UpdatePersonRequest request;
  Person& given = *request.mutable_person();
  given.set_name(somebody.person->person.name());
  given.set_display_name(fmt::format("Zelda{:05}Quux", NewNumber()));
  const bool stale = Refused();
  if (stale) given.set_etag(fmt::format("h{}", somebody.person->person.revision() + 1));
  request.set_request_id(RequestId(true));
  Command command =
      Make<People, partner::v1::UpdatePersonRequest, partner::v1::UpdatePersonResponse>(
          &People::UpdatePerson, request, ChiefOf(given.name()),
          [given](Model& model, const auto&) {
            Person& person = PersonAt(model, given.name()).person;
            PersonAt(model, given.name()).texts.insert(given.display_name());
            person.set_display_name(given.display_name());
            person.set_revision(person.revision() + 1);
            ++At(model, OrganisationOf(given.name())).facts;
          });
  command.about = given.name();
  command.shown_by = somebody.organisation->name;
  if (stale) command.expected = {StatusCode::kFailedPrecondition};
  return command;
}

std::optional<Command> CommandMaker::UpdateContact() {
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr) return std::nullopt;
  partner::v1::UpdateContactRequest request;
  auto& given = *request.mutable_contact();
  const std::string name = somebody.person->person.name();
  given.set_name(name + "/contact");
  const bool malformed = Refused();
  if (dice_.Chance(0.5) || malformed) {
    given.set_email(malformed ? "nobody" : fmt::format("zelda{:05}@quux.example", NewNumber()));
  } else {
    given.set_phone(fmt::format("+49 30 {:05}00", NewNumber()));
  }
  request.set_request_id(RequestId(true));
  Command command =
      Make<People, partner::v1::UpdateContactRequest, partner::v1::UpdateContactResponse>(
          &People::UpdateContact, request, ChiefOf(name), [given, name](Model& model, const auto&) {
            PersonRecord& record = PersonAt(model, name);
            if (!given.email().empty()) record.contact.set_email(given.email());
            if (!given.phone().empty()) record.contact.set_phone(given.phone());
            record.texts.insert(given.email().empty() ? given.phone() : given.email());
            ++record.contact_revision;
            ++At(model, OrganisationOf(name)).facts;
          });
  command.about = name;
  command.shown_by = somebody.organisation->name;
  if (malformed) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

std::optional<Command> CommandMaker::ErasePerson() {
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr) return std::nullopt;
  partner::v1::ErasePersonRequest request;
  request.set_name(somebody.person->person.name());
  const bool stale = Refused();
  if (stale) request.set_etag("h0");
  request.set_request_id(RequestId());
  Command command = Make<People, partner::v1::ErasePersonRequest, partner::v1::ErasePersonResponse>(
      &People::ErasePerson, request, ChiefOf(request.name()),
      [name = request.name(), this](Model& model, const auto&) { Erase(model, name, Today()); });
  if (stale) command.expected = {StatusCode::kFailedPrecondition};
  return command;
}

std::optional<Command> CommandMaker::AssignManager() {
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr || somebody.organisation->is_partnership()) return std::nullopt;
  const auto partnerships = PartnershipsOf(somebody.organisation->name);
  if (partnerships.empty()) return std::nullopt;
  partner::v1::AssignManagerRequest request;
  request.set_parent(somebody.organisation->name);
  const bool nobody = dice_.Chance(0.2);
  if (!nobody) request.set_manager(somebody.person->person.name());
  for (const OrganisationRecord* partnership : partnerships) {
    if (request.partnerships().empty() || dice_.Chance(0.4)) {
      request.add_partnerships(partnership->name);
    }
  }
  const CivilDay first = Today() + dice_.Between(-20, 20);
  *request.mutable_first_day() = wire::ToProto(first);
  const bool unknown = Refused();
  if (unknown) request.add_partnerships(somebody.organisation->name + "/partnerships/nobody");
  request.set_request_id(RequestId());
  Command command =
      Make<Portfolios, partner::v1::AssignManagerRequest, partner::v1::AssignManagerResponse>(
          &Portfolios::AssignManager, request, ChiefOf(request.parent()),
          [request, first](Model& model, const auto&) {
            std::optional<PersonId> manager;
            if (!request.manager().empty()) manager = IdOf(request.manager());
            for (const std::string& name : request.partnerships()) {
              OrganisationRecord& record = At(model, name);
              Put(record, partner::Assign(record.responsibilities, manager, first).value());
            }
          });
  const bool wrong = unknown || (!nobody && !MayManage(somebody.person->person));
  if (wrong) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

}  // namespace tandem::sim
