#include "services/partner_registry/app/verify_calendar.h"

#include "services/partner_registry/app/checked_by.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/etag.h"

namespace tandem::partner {

StatusOr<CalendarRevision> VerifyCalendar(const UnitOfWork& work,
                                          const VerifyCalendarCommand& command) {
  if (command.revision < 1)
    return InvalidField("revision", "must be the revision that was checked");
  ASSIGN_OR_RETURN(Verification verification, CheckedBy(work.call, command.method));
  ASSIGN_OR_RETURN(const CalendarRevision before,
                   GetCalendar(work.registry, command.organisation, 0));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  RETURN_IF_ERROR(CheckNewest(command.revision, before.revision));
  CalendarRevision after = before;
  after.verification = std::move(verification);
  ++after.verifications;
  RETURN_IF_ERROR(work.registry.UpdateVerification(command.organisation, after));
  RETURN_IF_ERROR(
      work.journal.Record(work.call, CalendarVerified{command.organisation, before, after}));
  return after;
}

}  // namespace tandem::partner
