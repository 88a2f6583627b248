#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "libs/base/clock.h"
#include "libs/base/person_name.h"
#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"

namespace tandem::partner {

// What somebody does; each role belongs to one side. Stored by its number.
enum class PersonRole {
  kChannelChief = 1,
  kChannelManager,
  kVendorSpecialist,
  kPartnerExecutive,
  kPartnerRep,
  kPartnerSpecialist,
};
inline constexpr PersonRole kLastRole = PersonRole::kPartnerSpecialist;

// "channel manager".
std::string_view RoleText(PersonRole role);

// What is said of somebody.
struct PersonValues {
  std::string display_name;
  PersonRole role = PersonRole::kPartnerRep;
  std::string time_zone;
  calendar::WeekdaySet free_weekdays;  // none: the organisation's
  std::string country;                 // empty: the organisation's

  friend bool operator==(const PersonValues&, const PersonValues&) = default;
};

struct Person {
  PersonName name;
  PersonValues values;
  bool erased = false;
  std::int64_t revision = 1;
  Instant create_time;
  Instant update_time;
  std::int64_t absences_revision = 0;  // counts the changes of the absences

  friend bool operator==(const Person&, const Person&) = default;
};

// The values with zone and country as the databases spell them. INVALID_ARGUMENT names the field
// below "person": a bad display name, a role of the other side, an unknown zone or country, a week
// without a working day.
StatusOr<PersonValues> CheckPerson(const OrganisationName& organisation, PersonValues values);

// What is left of somebody: the role, and a text in place of the name.
Person Erased(const Person& person, Instant now);

// See domain/etag.h.
std::string EtagOf(const Person& person);

}  // namespace tandem::partner
