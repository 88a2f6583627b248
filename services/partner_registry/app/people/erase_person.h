#pragma once

#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct ErasePersonCommand {
  PersonName name;
  std::string etag;
};

// Erases what is known of a person; id and role stay. From today on (UTC) the person is responsible
// for nothing. Somebody who was erased already stays so.
StatusOr<Person> ErasePerson(const UnitOfWork& work, const ErasePersonCommand& command);

}  // namespace tandem::partner
