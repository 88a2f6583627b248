#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/ids.h"
#include "libs/base/status.h"
#include "libs/calendar/notation/calendar_spec.h"
#include "libs/calendar/working/working_days.h"

// What this service knows of an organisation: facts of the partner registry, which come late, twice
// or out of order. There are three aspects, name, settings and calendar, and each has a revision of
// its own: of every aspect the highest revision counts, so that the order of facts never matters.
namespace tandem::fiscal {

// How an organisation works.
struct OrganisationSettings {
  std::string country;                 // empty: not known
  calendar::WeekdaySet free_weekdays;  // none: the country's usual ones
  int lead_days = 0;
  std::vector<calendar::DaySpan> shutdowns;
  std::vector<CivilDay> working_weekends;  // it works although their weekday is free

  calendar::WorkingHabits Habits() const;
};

// INVALID_ARGUMENT for a country that the holiday table does not have, a week without a working
// day, a lead out of range, or a shutdown that ends before it begins.
Status CheckSettings(const OrganisationSettings& settings);

struct NameFact {
  std::int64_t revision = 0;
  std::string display_name;
};
struct SettingsFact {
  std::int64_t revision = 0;
  OrganisationSettings settings;
};
struct CalendarFact {
  std::int64_t revision = 0;
  calendar::CalendarSpec spec;
};

// Somebody made sure that a revision of the calendar is right.
struct VerificationFact {
  std::int64_t revision = 0;  // of the calendar
  Instant at;
};

// What one event says of an organisation.
struct OrganisationFacts {
  OrganisationName organisation;
  Instant told;  // when the registry said so
  std::optional<NameFact> name;
  std::optional<SettingsFact> settings;
  std::optional<CalendarFact> calendar;
  std::optional<VerificationFact> verification;
};

// INVALID_ARGUMENT for a revision below 1, settings that CheckSettings refuses or a spec that is no
// calendar: such facts must not be merged.
Status CheckFacts(const OrganisationFacts& facts);

// All that is known. An aspect of revision 0 is not known yet.
struct OrganisationState {
  OrganisationName organisation;
  NameFact name;
  SettingsFact settings;
  CalendarFact calendar;

  // An organisation exists for others once its name is known.
  bool registered() const { return name.revision > 0; }
  bool has_calendar() const { return calendar.revision > 0; }
};

// Takes what is newer in `facts`, and says which aspects changed.
struct Merged {
  bool name = false;
  bool settings = false;
  bool calendar = false;

  bool any() const { return name || settings || calendar; }
};
Merged Merge(const OrganisationFacts& facts, OrganisationState& state);

}  // namespace tandem::fiscal
