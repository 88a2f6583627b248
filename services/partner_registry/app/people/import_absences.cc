#include "services/partner_registry/app/people/import_absences.h"

#include "services/partner_registry/app/people/change_absences.h"
#include "services/partner_registry/app/people/find_person.h"

namespace tandem::partner {

StatusOr<ImportCounts> ImportAbsences(const UnitOfWork& work,
                                      const ImportAbsencesCommand& command) {
  ASSIGN_OR_RETURN(const Person person, GetActivePerson(work.people, command.person));
  if (person.values.time_zone != command.zone) {
    return WithReason(FailedPrecondition("the person's time zone has just changed; import again"),
                      "ZONE_CHANGED");
  }
  ASSIGN_OR_RETURN(const std::vector<Absence> before, work.people.ListAbsences(command.person));
  ASSIGN_OR_RETURN(const ImportedAbsences imported,
                   Import(before, command.days, [&] { return work.ids.NewId(); }));
  RETURN_IF_ERROR(ReplaceAbsences(work, person, before, imported.absences));
  return imported.counts;
}

}  // namespace tandem::partner
