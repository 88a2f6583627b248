#include "services/fiscal_alignment/app/organisation_repository.h"

#include <fmt/format.h>

namespace tandem::fiscal {

Status CheckRegistered(const OrganisationState& organisation) {
  if (organisation.registered()) return OkStatus();
  return NotFound(fmt::format("{} does not exist", organisation.organisation.ToString()));
}

StatusOr<OrganisationState> Registered(const OrganisationRepository& organisations,
                                       storage::Transaction& transaction,
                                       const OrganisationName& name) {
  ASSIGN_OR_RETURN(auto found, organisations.Find(transaction, name));
  OrganisationState state = found ? *std::move(found) : OrganisationState{.organisation = name};
  RETURN_IF_ERROR(CheckRegistered(state));
  return state;
}

Status CheckHasCalendar(const OrganisationState& organisation) {
  if (organisation.has_calendar()) return OkStatus();
  return WithReason(FailedPrecondition(fmt::format("the calendar of {} is not known",
                                                   organisation.organisation.ToString())),
                    "NO_CALENDAR");
}

}  // namespace tandem::fiscal
