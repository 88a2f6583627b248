#pragma once

#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct CreatePersonCommand {
  OrganisationName organisation;
  std::string id;  // empty: one is made that says nothing of the person
  PersonValues values;
  ContactValues contact;
};

// Registers somebody: NOT_FOUND without the organisation, ALREADY_EXISTS if the id that is asked
// for is taken by anybody of the vendor, also by an erased person.
StatusOr<Person> CreatePerson(const UnitOfWork& work, const CreatePersonCommand& command);

}  // namespace tandem::partner
