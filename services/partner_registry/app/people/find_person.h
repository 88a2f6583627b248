#pragma once

#include <string_view>

#include "services/partner_registry/app/people.h"

// Reading one person: NOT_FOUND that names the person if there is none of that side.
namespace tandem::partner {

StatusOr<Person> GetPerson(People& people, const PersonName& name);

// The same for what is to be changed: FAILED_PRECONDITION (reason PERSON_ERASED) if nothing is
// left.
StatusOr<Person> GetActivePerson(People& people, const PersonName& name);

// Somebody whom the field of a request names, and who is there: INVALID_ARGUMENT that names the
// field otherwise, because the person is not what the request is on.
StatusOr<Person> GetNamedPerson(People& people, std::string_view field, const PersonName& name);

}  // namespace tandem::partner
