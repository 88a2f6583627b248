#include "services/partner_registry/app/lookup.h"

#include <fmt/format.h>

#include "libs/identity/policy.h"

namespace tandem::partner {

StatusOr<Vendor> GetVendor(Registry& registry, const VendorId& id) {
  ASSIGN_OR_RETURN(std::optional<Vendor> vendor, registry.FindVendor(id));
  if (!vendor) return identity::NotFoundResource(id.name());
  return *std::move(vendor);
}

StatusOr<Partnership> GetPartnership(Registry& registry, const PartnershipName& name) {
  ASSIGN_OR_RETURN(std::optional<Partnership> partnership, registry.FindPartnership(name));
  if (!partnership) return identity::NotFoundResource(name.ToString());
  return *std::move(partnership);
}

Status CheckExists(Registry& registry, const OrganisationName& organisation) {
  if (organisation.partnership) {
    return GetPartnership(registry, {organisation.vendor, *organisation.partnership}).status();
  }
  return GetVendor(registry, organisation.vendor).status();
}

StatusOr<OrganisationSettings> GetSettings(Registry& registry,
                                           const OrganisationName& organisation) {
  ASSIGN_OR_RETURN(std::optional<OrganisationSettings> settings,
                   registry.FindSettings(organisation));
  // Every organisation has settings, so it is the organisation that is missing.
  if (!settings) return identity::NotFoundResource(organisation.ToString());
  return *std::move(settings);
}

StatusOr<CalendarRevision> GetCalendar(Registry& registry, const OrganisationName& organisation,
                                       std::int64_t revision) {
  ASSIGN_OR_RETURN(std::optional<CalendarRevision> calendar,
                   registry.FindCalendar(organisation, revision));
  if (calendar) return *std::move(calendar);
  RETURN_IF_ERROR(CheckExists(registry, organisation));
  if (revision == 0) {
    return NotFound(fmt::format("{} has no fiscal calendar yet", organisation.ToString()));
  }
  return NotFound(
      fmt::format("{}/fiscalCalendar has no revision {}", organisation.ToString(), revision));
}

}  // namespace tandem::partner
