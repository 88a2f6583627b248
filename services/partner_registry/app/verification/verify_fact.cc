#include "services/partner_registry/app/verification/verify_fact.h"

#include "services/partner_registry/app/checked_by.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/people/find_person.h"
#include "services/partner_registry/app/verify_calendar.h"

namespace tandem::partner {
namespace {

StatusOr<std::int64_t> RevisionOfOrganisation(const UnitOfWork& work,
                                              const OrganisationName& organisation) {
  if (organisation.partnership) {
    ASSIGN_OR_RETURN(
        const Partnership partnership,
        GetPartnership(work.registry, {organisation.vendor, *organisation.partnership}));
    return partnership.revision;
  }
  ASSIGN_OR_RETURN(const Vendor vendor, GetVendor(work.registry, organisation.vendor));
  return vendor.revision;
}

StatusOr<std::int64_t> RevisionOfManager(const UnitOfWork& work,
                                         const OrganisationName& organisation) {
  const PartnershipName name{organisation.vendor, organisation.partnership.value()};
  RETURN_IF_ERROR(GetPartnership(work.registry, name).status());
  ASSIGN_OR_RETURN(const RecordedResponsibilities recorded, work.people.FindResponsibilities(name));
  return recorded.revision;
}

// The revision that the subject has now.
StatusOr<std::int64_t> NewestRevision(const UnitOfWork& work, const Subject& subject) {
  if (subject.kind == SubjectKind::kOrganisation) {
    return RevisionOfOrganisation(work, subject.organisation);
  }
  if (subject.kind == SubjectKind::kSettings) {
    ASSIGN_OR_RETURN(const OrganisationSettings settings,
                     GetSettings(work.registry, subject.organisation));
    return settings.revision;
  }
  if (subject.kind == SubjectKind::kCalendar) {
    ASSIGN_OR_RETURN(const CalendarRevision calendar,
                     GetCalendar(work.registry, subject.organisation, 0));
    return calendar.revision;
  }
  if (subject.kind == SubjectKind::kManager) return RevisionOfManager(work, subject.organisation);
  ASSIGN_OR_RETURN(const Person person,
                   GetActivePerson(work.people, {subject.organisation, subject.person.value()}));
  return subject.kind == SubjectKind::kPerson ? person.revision : person.absences_revision;
}

// A calendar carries its verification itself.
StatusOr<Verified> OfCalendar(const UnitOfWork& work, const Subject& subject, std::int64_t revision,
                              const std::string& method) {
  ASSIGN_OR_RETURN(
      const CalendarRevision calendar,
      VerifyCalendar(
          work, {.organisation = subject.organisation, .revision = revision, .method = method}));
  return Verified{subject, calendar.revision, calendar.verification.value()};
}

}  // namespace

StatusOr<Verified> VerifyFact(const UnitOfWork& work, const VerifyFactCommand& command) {
  if (command.revision < 0) return InvalidField("revision", "must not be negative");
  ASSIGN_OR_RETURN(const Verification verification, CheckedBy(work.call, command.method));
  ASSIGN_OR_RETURN(const std::int64_t newest, NewestRevision(work, command.subject));
  const std::int64_t revision = command.revision == 0 ? newest : command.revision;
  if (command.subject.kind == SubjectKind::kCalendar) {
    return OfCalendar(work, command.subject, revision, command.method);
  }
  RETURN_IF_ERROR(CheckNewest(revision, newest));
  ASSIGN_OR_RETURN(std::optional<Verified> before, work.verifications.Find(command.subject));
  Verified after{command.subject, revision, verification};
  RETURN_IF_ERROR(work.verifications.Put(after));
  RETURN_IF_ERROR(work.journal.Record(work.call, FactVerified{std::move(before), after}));
  return after;
}

}  // namespace tandem::partner
