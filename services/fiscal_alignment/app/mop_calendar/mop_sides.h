#pragma once

#include "libs/identity/caller.h"
#include "services/fiscal_alignment/app/mop/horizon_places.h"
#include "services/fiscal_alignment/app/repositories.h"
#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar.h"

namespace tandem::fiscal {

// Both sides of a MOP, as its dates are computed: each with the calendar that was agreed on or
// reaffirmed, and with the settings of now.
using MopSides = PerSide<OrganisationState>;

// NOT_FOUND unless both are registered; INTERNAL if a revision that was agreed on is not known.
StatusOr<MopSides> ReadMopSides(const Repositories& repositories, storage::Transaction& transaction,
                                const Mop& mop);

// The calendar of a MOP that was agreed. FAILED_PRECONDITION, reason NOT_COMPUTABLE, where a
// calendar does not cover its term or the rule does not exist for the two.
StatusOr<MopCalendar> ComputeMopCalendar(const Mop& mop, const MopSides& sides,
                                         HorizonPlaces& places);
// The same where no places are shared.
StatusOr<MopCalendar> ComputeMopCalendar(const Mop& mop, const MopSides& sides);

// With which side's eyes the caller sees the partnership: NOT_FOUND for a partner's person unless
// it is their own.
StatusOr<Side> SideThatSees(const PeopleDirectory& people, storage::Transaction& transaction,
                            const identity::Caller& caller, const PartnershipName& partnership);

}  // namespace tandem::fiscal
