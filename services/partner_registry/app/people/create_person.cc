#include "services/partner_registry/app/people/create_person.h"

#include <fmt/format.h>

#include "services/partner_registry/app/lookup.h"

namespace tandem::partner {
namespace {

StatusOr<PersonName> NameOf(const UnitOfWork& work, const CreatePersonCommand& command) {
  const std::string id = command.id.empty() ? work.ids.NewId() : command.id;
  ASSIGN_OR_RETURN(PersonId person, PersonId::Parse("person_id", id));
  PersonName name{command.organisation, std::move(person)};
  ASSIGN_OR_RETURN(const std::optional<Person> taken,
                   work.people.FindPerson(name.organisation.vendor, name.person));
  if (!taken) return name;
  return AlreadyExists(
      fmt::format("person_id: \"{}\" is taken by {}", name.person.value(), taken->name.ToString()));
}

}  // namespace

StatusOr<Person> CreatePerson(const UnitOfWork& work, const CreatePersonCommand& command) {
  Person person{.create_time = work.call.now, .update_time = work.call.now};
  ASSIGN_OR_RETURN(person.values, CheckPerson(command.organisation, command.values));
  ASSIGN_OR_RETURN(const ContactValues contact, CheckContact(command.contact));
  RETURN_IF_ERROR(CheckExists(work.registry, command.organisation));
  ASSIGN_OR_RETURN(person.name, NameOf(work, command));
  RETURN_IF_ERROR(work.people.InsertPerson(person));
  RETURN_IF_ERROR(work.journal.Record(work.call, PersonRegistered{person}));
  if (contact == ContactValues()) return person;
  const Contact first{contact, 1, work.call.now};
  RETURN_IF_ERROR(work.people.PutContact(person.name, first));
  RETURN_IF_ERROR(work.journal.Record(work.call, ContactChanged{person.name, {}, first}));
  return person;
}

}  // namespace tandem::partner
