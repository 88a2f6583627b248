#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/clock.h"
#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"

namespace tandem::partner {

// Days on which a whole organisation is closed.
using Shutdown = calendar::DaySpan;

// How an organisation works, as it was said.
struct SettingsValues {
  std::string country;                 // empty: not known
  calendar::WeekdaySet free_weekdays;  // none: the country's usual ones
  int lead_days = 0;
  std::vector<Shutdown> shutdowns;
  std::vector<CivilDay> working_weekends;  // it works although their weekday is free

  friend bool operator==(const SettingsValues&, const SettingsValues&) = default;
};

// The same as it is recorded.
struct OrganisationSettings {
  SettingsValues values;
  std::int64_t revision = 1;
  Instant update_time;

  friend bool operator==(const OrganisationSettings&, const OrganisationSettings&) = default;
};

// The place as the shipped holiday table spells it: "de-by" is "DE-BY"; nothing stays nothing.
// INVALID_ARGUMENT, without a field, if the table does not have it.
StatusOr<std::string> CanonicalCountry(std::string_view country);

// The values with the country as above, the shutdowns in order, and each working weekend once.
// INVALID_ARGUMENT names the field below `path` ("settings" gives "settings.lead_days"): unknown
// country, a week without a working day, a lead outside 0…60, more than 500 shutdowns or working
// weekends, one that ends before it starts or lasts more than 400 days, or two that overlap,
// because one of them is then most likely a slip.
StatusOr<SettingsValues> CheckSettings(std::string_view path, SettingsValues values);
// That of the lead alone.
Status CheckLeadDays(std::string_view field, int lead_days);

}  // namespace tandem::partner
