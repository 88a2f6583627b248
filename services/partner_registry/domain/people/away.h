#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/person_name.h"
#include "libs/base/status.h"
#include "libs/calendar/working/place_working_days.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/people/person.h"

namespace tandem::partner {

// A quarter end of one side.
struct WindowClose {
  bool of_vendor = false;
  CivilDay day;

  friend bool operator==(const WindowClose&, const WindowClose&) = default;
};

// Days that matter: the urgency windows of one side, or of both where they share days.
struct AwayWindow {
  calendar::DaySpan days;
  std::vector<WindowClose> closes;          // in order; none for a span that was asked for
  std::optional<calendar::DaySpan> shared;  // urgent for both sides
};

// The urgency windows (14 days that end on a close) of both sides, in order. Windows of the two
// sides that share days are one. Each side's closes are in order.
std::vector<AwayWindow> UrgencyWindows(const std::vector<CivilDay>& vendor_closes,
                                       const std::vector<CivilDay>& partner_closes);

// An absence of somebody, with what is needed to judge it.
struct KnownAbsence {
  PersonName person;
  calendar::WeekdaySet free_weekdays;  // the person's own; none: the organisation's
  std::string country;                 // likewise
  calendar::DaySpan days;
  std::optional<PersonId> cover;
  bool cover_erased = false;
};

// What an absence does to a window.
struct PersonAway {
  PersonName person;
  calendar::DaySpan days;     // the absence, whole
  int working_days_away = 0;  // of the person's working days of the window
  int working_days = 0;       // that the window has for the person without absences
  std::optional<PersonName> cover;
  int days_without_cover = 0;  // days in the window on which the cover is away too, or gone
};

// The absences that touch the window and take at least one working day of it, by first day and
// person. `known` holds those of the covers too; `organisation` is how theirs works.
StatusOr<std::vector<PersonAway>> AwayIn(const calendar::DaySpan& window,
                                         const std::vector<KnownAbsence>& known,
                                         const SettingsValues& organisation,
                                         calendar::PlaceWorkingDays& places);

}  // namespace tandem::partner
