#include "services/partner_registry/app/people/update_person.h"

#include "services/partner_registry/app/people/find_person.h"
#include "services/partner_registry/domain/etag.h"

namespace tandem::partner {

StatusOr<Person> UpdatePerson(const UnitOfWork& work, const UpdatePersonCommand& command) {
  ASSIGN_OR_RETURN(const Person before, GetActivePerson(work.people, command.name));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  Person after = before;
  if (command.display_name) after.values.display_name = *command.display_name;
  if (command.role) after.values.role = *command.role;
  if (command.time_zone) after.values.time_zone = *command.time_zone;
  if (command.free_weekdays) after.values.free_weekdays = *command.free_weekdays;
  if (command.country) after.values.country = *command.country;
  ASSIGN_OR_RETURN(after.values, CheckPerson(before.name.organisation, std::move(after.values)));
  if (after.values == before.values) return before;
  ++after.revision;
  after.update_time = work.call.now;
  RETURN_IF_ERROR(work.people.UpdatePerson(after));
  RETURN_IF_ERROR(work.journal.Record(work.call, PersonChanged{before, after}));
  return after;
}

StatusOr<Contact> UpdateContact(const UnitOfWork& work, const UpdateContactCommand& command) {
  RETURN_IF_ERROR(GetActivePerson(work.people, command.person).status());
  ASSIGN_OR_RETURN(const Contact before, work.people.FindContact(command.person));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  Contact after{before.values, before.revision + 1, work.call.now};
  if (command.email) after.values.email = *command.email;
  if (command.phone) after.values.phone = *command.phone;
  ASSIGN_OR_RETURN(after.values, CheckContact(after.values));
  if (after.values == before.values) return before;
  RETURN_IF_ERROR(work.people.PutContact(command.person, after));
  RETURN_IF_ERROR(work.journal.Record(work.call, ContactChanged{command.person, before, after}));
  return after;
}

}  // namespace tandem::partner
