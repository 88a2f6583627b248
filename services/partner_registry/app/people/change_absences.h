#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

// An absence as it is now, and those of its cover that share days with it: they may leave nobody
// there, which is told and not refused, since plans change and the cover may yet move.
struct RecordedAbsence {
  Absence absence;
  std::vector<Absence> cover_absences;
};

struct CreateAbsenceCommand {
  PersonName person;
  calendar::DaySpan days;
  std::optional<PersonName> cover;
};

// Records days on which somebody is away. INVALID_ARGUMENT for bad days (CheckAbsenceDays) or a
// cover who is not there, is the person or of another organisation; FAILED_PRECONDITION as
// WithAbsence.
StatusOr<RecordedAbsence> CreateAbsence(const UnitOfWork& work,
                                        const CreateAbsenceCommand& command);

struct UpdateAbsenceCommand {
  PersonName person;
  std::string id;
  std::optional<calendar::DaySpan> days;  // none: leave them
  bool changes_cover = false;
  std::optional<PersonName> cover;
};

// Likewise. Days that were imported count as told by hand once they are changed, so that the next
// import of their calendar does not undo it; a cover is no matter of the calendar.
StatusOr<RecordedAbsence> UpdateAbsence(const UnitOfWork& work,
                                        const UpdateAbsenceCommand& command);

// Takes one back: NOT_FOUND if there is none of that id.
Status DeleteAbsence(const UnitOfWork& work, const PersonName& person, const std::string& id);

// All that an active person has.
Status RemoveAbsences(const UnitOfWork& work, const Person& person);

// Other absences in place of `before`, all of which were checked; equal ones leave no trace.
Status ReplaceAbsences(const UnitOfWork& work, const Person& person,
                       const std::vector<Absence>& before, const std::vector<Absence>& after);

}  // namespace tandem::partner
