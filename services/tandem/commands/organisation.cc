#include "services/tandem/commands/organisation.h"

namespace tandem::client {

StatusOr<fiscal::Organisation> ReadOrganisation(const OrganisationText& text,
                                                calendar::PlaceWorkingDays& places) {
  ASSIGN_OR_RETURN(calendar::FiscalCalendar calendar,
                   ReadCalendar(text.calendar_field, text.calendar));
  auto working = places.Of(text.country);
  if (!working.ok()) return Annotate(working.status(), text.country_field);
  return fiscal::Organisation{.name = text.name,
                              .calendar = std::move(calendar),
                              .working = *std::move(working),
                              .lead_days = text.lead_days};
}

}  // namespace tandem::client
