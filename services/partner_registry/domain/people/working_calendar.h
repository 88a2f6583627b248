#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/working/working_days.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/people/absence.h"
#include "services/partner_registry/domain/people/person.h"

namespace tandem::partner {

// What speaks about a day; each of the first four takes it off by itself.
enum class DayReasonKind {
  kAbsence = 1,
  kShutdown,
  kPublicHoliday,
  kFreeWeekday,
  kWorkingWeekend,
};

struct DayReason {
  DayReasonKind kind = DayReasonKind::kAbsence;
  std::string holiday;  // the name of a public holiday

  friend bool operator==(const DayReason&, const DayReason&) = default;
};

struct ExplainedDay {
  CivilDay day;
  bool works = true;
  std::vector<DayReason> reasons;  // none: a plain working day
  bool estimated = false;          // rests on holidays that are not announced yet
};

// On which days a person works and why.
struct WorkingCalendar {
  std::string country;                 // whose holidays count; empty: none are known
  calendar::WeekdaySet free_weekdays;  // those that count
  std::vector<ExplainedDay> days;
  int working_days = 0;
};

inline constexpr int kLongestWorkingCalendar = 400;

// Whose public holidays a person keeps, and how the person works when not away: the person's own
// place and week, or where these are not said the organisation's; its shutdowns and working
// weekends.
const std::string& PlaceOf(const PersonValues& person, const SettingsValues& organisation);
calendar::WorkingHabits HabitsOf(const PersonValues& person, const SettingsValues& organisation);

// INTERNAL if a country that was checked has left the holiday table.
StatusOr<WorkingCalendar> ExplainDays(const PersonValues& person,
                                      const SettingsValues& organisation,
                                      const std::vector<Absence>& absences,
                                      const calendar::DaySpan& span);

}  // namespace tandem::partner
