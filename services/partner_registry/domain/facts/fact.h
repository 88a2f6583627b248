#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "libs/base/ids.h"
#include "services/partner_registry/domain/calendar_revision.h"
#include "services/partner_registry/domain/facts/verified.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/partnership.h"
#include "services/partner_registry/domain/people/absence.h"
#include "services/partner_registry/domain/people/contact.h"
#include "services/partner_registry/domain/people/person.h"
#include "services/partner_registry/domain/people/responsibility.h"
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

struct BusinessModelChanged {
  Partnership before;
  Partnership after;
};

struct ResponsibilityChanged {
  PartnershipName partnership;
  ResponsibilityHistory before;
  ResponsibilityHistory after;
  std::int64_t revision = 1;
};

struct PersonRegistered {
  Person person;
};

struct PersonChanged {
  Person before;
  Person after;
};

struct PersonErased {
  Person before;
  Person after;
};

struct ContactChanged {
  PersonName person;
  Contact before;
  Contact after;
};

struct AbsencesChanged {
  PersonName person;
  std::vector<Absence> before;
  std::vector<Absence> after;
  std::int64_t revision = 1;
};

struct FactVerified {
  std::optional<Verified> before;
  Verified after;
};

using Fact =
    std::variant<VendorRegistered, VendorRenamed, PartnershipRegistered, PartnershipRenamed,
                 SettingsChanged, CalendarRevised, CalendarVerified, BusinessModelChanged,
                 ResponsibilityChanged, PersonRegistered, PersonChanged, PersonErased,
                 ContactChanged, AbsencesChanged, FactVerified>;

// Whose fact it is: the organisation that it is about.
OrganisationName OrganisationOf(const Fact& fact);

}  // namespace tandem::partner
