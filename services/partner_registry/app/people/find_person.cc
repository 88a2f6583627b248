#include "services/partner_registry/app/people/find_person.h"

#include <fmt/format.h>

#include "libs/identity/policy.h"

namespace tandem::partner {

StatusOr<Person> GetPerson(People& people, const PersonName& name) {
  ASSIGN_OR_RETURN(std::optional<Person> person,
                   people.FindPerson(name.organisation.vendor, name.person));
  if (!person || person->name != name) return identity::NotFoundResource(name.ToString());
  return *std::move(person);
}

StatusOr<Person> GetActivePerson(People& people, const PersonName& name) {
  ASSIGN_OR_RETURN(Person person, GetPerson(people, name));
  if (!person.erased) return person;
  return WithReason(FailedPrecondition(fmt::format("{} was erased", name.ToString())),
                    "PERSON_ERASED");
}

StatusOr<Person> GetNamedPerson(People& people, std::string_view field, const PersonName& name) {
  StatusOr<Person> person = GetActivePerson(people, name);
  const StatusCode code = person.status().code();
  if (code != StatusCode::kNotFound && code != StatusCode::kFailedPrecondition) return person;
  return InvalidField(field, MessageOf(person.status()));
}

}  // namespace tandem::partner
