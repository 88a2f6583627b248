#include "services/partner_registry/domain/people/person.h"

#include <fmt/format.h>

#include "libs/calendar/zone/booking_cutoff.h"
#include "services/partner_registry/domain/field.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

bool IsOfVendor(PersonRole role) { return role <= PersonRole::kVendorSpecialist; }

}  // namespace

std::string_view RoleText(PersonRole role) {
  switch (role) {
    case PersonRole::kChannelChief:
      return "channel chief";
    case PersonRole::kChannelManager:
      return "channel manager";
    case PersonRole::kVendorSpecialist:
      return "vendor specialist";
    case PersonRole::kPartnerExecutive:
      return "partner executive";
    case PersonRole::kPartnerRep:
      return "partner rep";
    case PersonRole::kPartnerSpecialist:
      return "partner specialist";
  }
  return {};
}

StatusOr<PersonValues> CheckPerson(const OrganisationName& organisation, PersonValues values) {
  ASSIGN_OR_RETURN(values.display_name,
                   CheckDisplayName("person.display_name", values.display_name));
  const bool of_vendor = !organisation.partnership;
  if (IsOfVendor(values.role) != of_vendor) {
    return InvalidField("person.role",
                        fmt::format("a {} cannot be one of the {}'s people", RoleText(values.role),
                                    of_vendor ? "vendor" : "partner"));
  }
  StatusOr<std::string> zone = calendar::CanonicalZoneName(values.time_zone);
  if (!zone.ok()) return AtField("person.time_zone", zone.status());
  values.time_zone = *std::move(zone);
  if (values.free_weekdays.all()) {
    return InvalidField("person.free_weekdays", "must leave at least one working day");
  }
  StatusOr<std::string> country = CanonicalCountry(values.country);
  if (!country.ok()) return AtField("person.country", country.status());
  values.country = *std::move(country);
  return values;
}

Person Erased(const Person& person, Instant now) {
  Person left{.name = person.name,
              .erased = true,
              .revision = person.revision + 1,
              .create_time = person.create_time,
              .update_time = now,
              .absences_revision = person.absences_revision};
  left.values.role = person.values.role;
  left.values.display_name = fmt::format("a former {}", RoleText(person.values.role));
  left.values.time_zone = "UTC";
  return left;
}

std::string EtagOf(const Person& person) { return fmt::format("h{}", person.revision); }

}  // namespace tandem::partner
