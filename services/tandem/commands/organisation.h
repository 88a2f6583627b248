#pragma once

#include <string>

#include "libs/calendar/working/place_working_days.h"
#include "services/fiscal_alignment/domain/organisation.h"
#include "services/tandem/commands/inputs.h"

namespace tandem::client {

// One side of a partnership as it was typed, and what its fields are called there, for errors:
// "--vendor" and "--vendor-country" on the command line, "calendar" and "country" in a file.
struct OrganisationText {
  std::string name;
  std::string calendar;
  std::string country;  // "US", "US-CA" or empty
  int lead_days = 0;
  std::string calendar_field = "calendar";
  std::string country_field = "country";
};

// The same, read and checked. INVALID_ARGUMENT or NOT_FOUND that begins with the field's name.
StatusOr<fiscal::Organisation> ReadOrganisation(const OrganisationText& text,
                                                calendar::PlaceWorkingDays& places);

}  // namespace tandem::client
