#pragma once

#include <cstdint>

#include "libs/base/ids.h"
#include "services/partner_registry/app/registry.h"

// Reading one thing of the registry: NOT_FOUND that names it if it is not there.
namespace tandem::partner {

StatusOr<Vendor> GetVendor(Registry& registry, const VendorId& id);
StatusOr<Partnership> GetPartnership(Registry& registry, const PartnershipName& name);
// NOT_FOUND also where the vendor or the partnership itself is missing.
Status CheckExists(Registry& registry, const OrganisationName& organisation);
StatusOr<OrganisationSettings> GetSettings(Registry& registry,
                                           const OrganisationName& organisation);
// `revision` 0 means the newest.
StatusOr<CalendarRevision> GetCalendar(Registry& registry, const OrganisationName& organisation,
                                       std::int64_t revision);

}  // namespace tandem::partner
