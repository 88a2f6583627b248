#pragma once

#include "libs/calendar/working/place_working_days.h"
#include "services/fiscal_alignment/domain/organisation.h"
#include "services/fiscal_alignment/domain/organisation_state.h"

namespace tandem::fiscal {

// What is known of an organisation, ready to be aligned under the name `called`. `places` is of
// PartySchedule::WorkingSpan. INTERNAL if what was checked when it came cannot be read any more.
StatusOr<Organisation> MakeOrganisation(const OrganisationState& state, std::string called,
                                        calendar::PlaceWorkingDays& places);

}  // namespace tandem::fiscal
