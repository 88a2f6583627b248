#include "services/partner_registry/app/verify_calendar.h"

#include <fmt/format.h>

#include "services/partner_registry/app/first_calendar.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/etag.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

StatusOr<CalendarRevision> VerifyCalendar(const UnitOfWork& work,
                                          const VerifyCalendarCommand& command) {
  if (command.revision < 1)
    return InvalidField("revision", "must be the revision that was checked");
  ASSIGN_OR_RETURN(const std::string method, CheckNote("method", command.method));
  if (method.empty()) return InvalidField("method", "must not be empty");
  ASSIGN_OR_RETURN(const CalendarRevision before,
                   GetCalendar(work.registry, command.organisation, 0));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  if (command.revision != before.revision) {
    return WithReason(
        FailedPrecondition(fmt::format("revision {} was checked, but the newest is {}",
                                       command.revision, before.revision)),
        "NOT_NEWEST");
  }
  CalendarRevision after = before;
  after.verification = VerificationBy(work.call, method);
  ++after.verifications;
  RETURN_IF_ERROR(work.registry.UpdateVerification(command.organisation, after));
  RETURN_IF_ERROR(
      work.journal.Record(work.call, CalendarVerified{command.organisation, before, after}));
  return after;
}

}  // namespace tandem::partner
