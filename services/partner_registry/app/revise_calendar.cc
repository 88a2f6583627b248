#include "services/partner_registry/app/revise_calendar.h"

#include "services/partner_registry/app/first_calendar.h"

namespace tandem::partner {

StatusOr<CalendarRevision> ReviseCalendar(const UnitOfWork& work,
                                          const OrganisationName& organisation,
                                          const CalendarRevision& before, NextRevision next) {
  CalendarRevision after =
      FirstCalendar(work.call, std::move(next.spec), next.reason, next.verification_method);
  after.revision = before.revision + 1;
  after.kind = next.kind;
  RETURN_IF_ERROR(work.registry.InsertCalendar(organisation, after));
  RETURN_IF_ERROR(work.journal.Record(work.call, CalendarRevised{organisation, before, after}));
  return after;
}

}  // namespace tandem::partner
