#include "services/partner_registry/app/people/erase_person.h"

#include "services/partner_registry/app/people/assign_manager.h"
#include "services/partner_registry/app/people/change_absences.h"
#include "services/partner_registry/app/people/find_person.h"
#include "services/partner_registry/domain/etag.h"

namespace tandem::partner {
namespace {

Status ReleasePortfolio(const UnitOfWork& work, const PersonName& name) {
  if (!name.IsOfVendor()) return OkStatus();
  const CivilDay today = UtcDay(work.call.now);
  ASSIGN_OR_RETURN(const std::vector<PartnershipId> partnerships,
                   work.people.ListResponsibleSince(name, today));
  for (const PartnershipId& partnership : partnerships) {
    RETURN_IF_ERROR(Release(work, {name.organisation.vendor, partnership}, name.person, today));
  }
  return OkStatus();
}

}  // namespace

StatusOr<Person> ErasePerson(const UnitOfWork& work, const ErasePersonCommand& command) {
  ASSIGN_OR_RETURN(const Person before, GetPerson(work.people, command.name));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  if (before.erased) return before;
  RETURN_IF_ERROR(ReleasePortfolio(work, before.name));
  RETURN_IF_ERROR(RemoveAbsences(work, before));
  RETURN_IF_ERROR(work.people.DeleteContact(before.name));
  RETURN_IF_ERROR(work.verifications.ForgetPerson(before.name));
  RETURN_IF_ERROR(work.people.ForgetTraces(before.name));
  const Person after = Erased(before, work.call.now);
  RETURN_IF_ERROR(work.people.UpdatePerson(after));
  RETURN_IF_ERROR(work.journal.Record(work.call, PersonErased{before, after}));
  return after;
}

}  // namespace tandem::partner
