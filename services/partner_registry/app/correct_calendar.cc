#include "services/partner_registry/app/correct_calendar.h"

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/revise_calendar.h"
#include "services/partner_registry/domain/etag.h"
#include "services/partner_registry/domain/field.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

StatusOr<CalendarRevision> CorrectCalendar(const UnitOfWork& work,
                                           const CorrectCalendarCommand& command) {
  StatusOr<CheckedCalendar> right = CheckCalendar(command.spec);
  if (!right.ok()) return AtField("spec", right.status());
  ASSIGN_OR_RETURN(std::string reason, CheckNote("reason", command.reason));
  ASSIGN_OR_RETURN(std::string method,
                   CheckNote("verification_method", command.verification_method));
  ASSIGN_OR_RETURN(const CalendarRevision before,
                   GetCalendar(work.registry, command.organisation, 0));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  ASSIGN_OR_RETURN(const CheckedCalendar known, CheckCalendar(before.spec));
  RETURN_IF_ERROR(CheckCorrection(known, *right));
  return ReviseCalendar(
      work, command.organisation, before,
      {std::move(right->spec), CalendarKind::kCorrection, std::move(reason), std::move(method)});
}

}  // namespace tandem::partner
