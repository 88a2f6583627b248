#pragma once

#include <optional>
#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

// What is missing stays as it is.
struct UpdatePersonCommand {
  PersonName name;
  std::optional<std::string> display_name;
  std::optional<PersonRole> role;
  std::optional<std::string> time_zone;
  std::optional<calendar::WeekdaySet> free_weekdays;
  std::optional<std::string> country;
  std::string etag;
};

// Changes a person's own fields; values that are equal already are no change and leave no trace.
StatusOr<Person> UpdatePerson(const UnitOfWork& work, const UpdatePersonCommand& command);

struct UpdateContactCommand {
  PersonName person;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::string etag;
};

// Likewise, how a person is reached.
StatusOr<Contact> UpdateContact(const UnitOfWork& work, const UpdateContactCommand& command);

}  // namespace tandem::partner
