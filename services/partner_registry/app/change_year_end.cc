#include "services/partner_registry/app/change_year_end.h"

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/revise_calendar.h"
#include "services/partner_registry/domain/etag.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

StatusOr<CalendarRevision> ChangeFiscalYearEnd(const UnitOfWork& work,
                                               const ChangeYearEndCommand& command) {
  ASSIGN_OR_RETURN(std::string reason, CheckNote("reason", command.reason));
  ASSIGN_OR_RETURN(std::string method,
                   CheckNote("verification_method", command.verification_method));
  ASSIGN_OR_RETURN(const CalendarRevision before,
                   GetCalendar(work.registry, command.organisation, 0));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  ASSIGN_OR_RETURN(const CheckedCalendar known, CheckCalendar(before.spec));
  ASSIGN_OR_RETURN(CheckedCalendar changed,
                   ChangeYearEnd(known, command.bridge_first, command.bridge_last, command.spec));
  return ReviseCalendar(work, command.organisation, before,
                        {std::move(changed.spec), CalendarKind::kChangeOfYearEnd, std::move(reason),
                         std::move(method)});
}

}  // namespace tandem::partner
