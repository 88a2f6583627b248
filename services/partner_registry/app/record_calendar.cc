#include "services/partner_registry/app/record_calendar.h"

#include <fmt/format.h>

#include "services/partner_registry/app/first_calendar.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/field.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

StatusOr<CalendarRevision> RecordCalendar(const UnitOfWork& work,
                                          const RecordCalendarCommand& command) {
  StatusOr<CheckedCalendar> checked = CheckCalendar(command.spec);
  if (!checked.ok()) return AtField("spec", checked.status());
  ASSIGN_OR_RETURN(const std::string reason, CheckNote("reason", command.reason));
  ASSIGN_OR_RETURN(const std::string method,
                   CheckNote("verification_method", command.verification_method));
  RETURN_IF_ERROR(CheckExists(work.registry, command.organisation));
  ASSIGN_OR_RETURN(const std::optional<CalendarRevision> known,
                   work.registry.FindCalendar(command.organisation, 0));
  if (known) {
    return AlreadyExists(
        fmt::format("{} has a fiscal calendar already; correct it or change its "
                    "year-end",
                    command.organisation.ToString()));
  }
  return RecordFirst(work, command.organisation,
                     FirstCalendar(work.call, std::move(checked->spec), reason, method));
}

StatusOr<CalendarRevision> RecordFirst(const UnitOfWork& work, const OrganisationName& organisation,
                                       CalendarRevision first) {
  RETURN_IF_ERROR(work.registry.InsertCalendar(organisation, first));
  RETURN_IF_ERROR(
      work.journal.Record(work.call, CalendarRevised{organisation, std::nullopt, first}));
  return first;
}

}  // namespace tandem::partner
