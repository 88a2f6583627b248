#pragma once

#include <optional>
#include <variant>

#include "libs/base/ids.h"
#include "services/partner_registry/domain/calendar_revision.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/partnership.h"
#include "services/partner_registry/domain/vendor.h"

// What can happen in the registry: each is one row of the audit log and one event.
namespace tandem::partner {

struct VendorRegistered {
  Vendor vendor;
  OrganisationSettings settings;
  std::optional<CalendarRevision> calendar;
};

struct VendorRenamed {
  Vendor before;
  Vendor after;
};

struct PartnershipRegistered {
  Partnership partnership;
  OrganisationSettings settings;
  std::optional<CalendarRevision> calendar;
};

struct PartnershipRenamed {
  Partnership before;
  Partnership after;
};

struct SettingsChanged {
  OrganisationName organisation;
  OrganisationSettings before;
  OrganisationSettings after;
};

struct CalendarRevised {
  OrganisationName organisation;
  std::optional<CalendarRevision> before;
  CalendarRevision after;
};

struct CalendarVerified {
  OrganisationName organisation;
  CalendarRevision before;
  CalendarRevision after;
};

using Fact = std::variant<VendorRegistered, VendorRenamed, PartnershipRegistered,
                          PartnershipRenamed, SettingsChanged, CalendarRevised, CalendarVerified>;

// Whose fact it is: the organisation that it is about.
OrganisationName OrganisationOf(const Fact& fact);

}  // namespace tandem::partner
