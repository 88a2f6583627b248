#pragma once

#include "services/fiscal_alignment/app/alignment_settings_repository.h"
#include "services/fiscal_alignment/app/calendar_history.h"
#include "services/fiscal_alignment/app/fact_log.h"
#include "services/fiscal_alignment/app/mop_calendar_queue.h"
#include "services/fiscal_alignment/app/mop_review_queue.h"
#include "services/fiscal_alignment/app/organisation_repository.h"
#include "services/fiscal_alignment/app/partner_fact_store.h"
#include "services/fiscal_alignment/app/people_directory.h"
#include "services/fiscal_alignment/app/recompute_queue.h"
#include "services/fiscal_alignment/app/standing_figure_repository.h"

namespace tandem::fiscal {

// Where everything lies. All of them outlive whoever is given this.
struct Repositories {
  const OrganisationRepository& organisations;
  const AlignmentSettingsRepository& settings;
  const StandingFigureRepository& figures;
  const RecomputeQueue& queue;
  const FactLog& facts;
  const PeopleDirectory& people;
  const CalendarHistory& calendars;
  const PartnerFactStore& partner_facts;
  const MopCalendarQueue& mop_calendars;
  const MopReviewQueue& reviews;
};

// The lock of what all figures of a vendor depend on.
std::string VendorLock(const VendorId& vendor);

// What is known of the vendor now, perhaps nothing.
StatusOr<VendorBasis> FindVendorBasis(const Repositories& repositories,
                                      storage::Transaction& transaction, const VendorId& vendor,
                                      CivilDay today);
// The same; NOT_FOUND unless it is registered.
StatusOr<VendorBasis> ReadVendorBasis(const Repositories& repositories,
                                      storage::Transaction& transaction, const VendorId& vendor,
                                      CivilDay today);

}  // namespace tandem::fiscal
