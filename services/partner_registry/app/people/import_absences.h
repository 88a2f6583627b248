#pragma once

#include "services/partner_registry/app/unit_of_work.h"
#include "services/partner_registry/domain/people/imported_absences.h"

namespace tandem::partner {

struct ImportAbsencesCommand {
  PersonName person;
  std::string zone;  // the person's, in which the days were read
  ImportedDays days;
};

// Makes the absences that come from a calendar those of its file; see Import. FAILED_PRECONDITION
// (reason ZONE_CHANGED) if the person lives in another zone by now: the file has to be read again.
StatusOr<ImportCounts> ImportAbsences(const UnitOfWork& work, const ImportAbsencesCommand& command);

}  // namespace tandem::partner
