#include "services/partner_registry/app/people/change_absences.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/identity/policy.h"
#include "services/partner_registry/app/people/find_person.h"

namespace tandem::partner {
namespace {

Status CheckCover(const UnitOfWork& work, const PersonName& person,
                  const std::optional<PersonName>& cover) {
  constexpr std::string_view kField = "absence.cover";
  if (!cover) return OkStatus();
  if (*cover == person) return InvalidField(kField, "nobody stands in for themselves");
  if (cover->organisation != person.organisation) {
    return InvalidField(
        kField, fmt::format("must be one of the people of {}", person.organisation.ToString()));
  }
  return GetNamedPerson(work.people, kField, *cover).status();
}

std::optional<PersonId> IdOf(const std::optional<PersonName>& cover) {
  if (!cover) return std::nullopt;
  return cover->person;
}

// With the absences of the cover on the same days.
StatusOr<RecordedAbsence> Recorded(const UnitOfWork& work, const PersonName& person,
                                   Absence absence) {
  RecordedAbsence recorded{.absence = std::move(absence)};
  const Absence& one = recorded.absence;
  if (!one.cover) return recorded;
  ASSIGN_OR_RETURN(recorded.cover_absences,
                   work.people.ListAbsences({person.organisation, *one.cover}));
  std::erase_if(recorded.cover_absences,
                [&](const Absence& other) { return !Overlap(other.days, one.days); });
  return recorded;
}

StatusOr<RecordedAbsence> Put(const UnitOfWork& work, const Person& person,
                              const std::vector<Absence>& before, const Absence& absence) {
  ASSIGN_OR_RETURN(const std::vector<Absence> after, WithAbsence(before, absence));
  RETURN_IF_ERROR(ReplaceAbsences(work, person, before, after));
  return Recorded(work, person.name, absence);
}

Status NotThere(const PersonName& person, const std::string& id) {
  return identity::NotFoundResource(fmt::format("{}/absences/{}", person.ToString(), id));
}

}  // namespace

StatusOr<RecordedAbsence> CreateAbsence(const UnitOfWork& work,
                                        const CreateAbsenceCommand& command) {
  RETURN_IF_ERROR(CheckAbsenceDays("absence.days", command.days));
  ASSIGN_OR_RETURN(const Person person, GetActivePerson(work.people, command.person));
  RETURN_IF_ERROR(CheckCover(work, command.person, command.cover));
  ASSIGN_OR_RETURN(const std::vector<Absence> before, work.people.ListAbsences(command.person));
  return Put(work, person, before,
             {.id = work.ids.NewId(), .days = command.days, .cover = IdOf(command.cover)});
}

StatusOr<RecordedAbsence> UpdateAbsence(const UnitOfWork& work,
                                        const UpdateAbsenceCommand& command) {
  ASSIGN_OR_RETURN(const Person person, GetActivePerson(work.people, command.person));
  ASSIGN_OR_RETURN(const std::vector<Absence> before, work.people.ListAbsences(command.person));
  const auto known = std::ranges::find(before, command.id, &Absence::id);
  if (known == before.end()) return NotThere(command.person, command.id);
  Absence after = *known;
  if (command.days) {
    RETURN_IF_ERROR(CheckAbsenceDays("absence.days", *command.days));
    after.days = *command.days;
  }
  if (command.changes_cover) {
    RETURN_IF_ERROR(CheckCover(work, command.person, command.cover));
    after.cover = IdOf(command.cover);
  }
  if (after == *known) return Recorded(work, command.person, after);
  if (after.days != known->days) after.source.clear();
  return Put(work, person, before, after);
}

Status DeleteAbsence(const UnitOfWork& work, const PersonName& name, const std::string& id) {
  ASSIGN_OR_RETURN(const Person person, GetActivePerson(work.people, name));
  ASSIGN_OR_RETURN(const std::vector<Absence> before, work.people.ListAbsences(name));
  std::vector<Absence> after = before;
  if (std::erase_if(after, [&](const Absence& one) { return one.id == id; }) == 0) {
    return NotThere(name, id);
  }
  return ReplaceAbsences(work, person, before, after);
}

Status RemoveAbsences(const UnitOfWork& work, const Person& person) {
  ASSIGN_OR_RETURN(const std::vector<Absence> before, work.people.ListAbsences(person.name));
  return ReplaceAbsences(work, person, before, {});
}

Status ReplaceAbsences(const UnitOfWork& work, const Person& person,
                       const std::vector<Absence>& before, const std::vector<Absence>& after) {
  if (before == after) return OkStatus();
  const std::int64_t revision = person.absences_revision + 1;
  RETURN_IF_ERROR(work.people.ReplaceAbsences(person.name, before, after, revision));
  return work.journal.Record(work.call, AbsencesChanged{person.name, before, after, revision});
}

}  // namespace tandem::partner
