#include "services/partner_registry/domain/people/working_calendar.h"

#include <algorithm>
#include <map>
#include <memory>

#include "libs/calendar/holidays/holiday_table.h"

namespace tandem::partner {
namespace {

using calendar::DaySpan;
using calendar::PlaceHolidays;
using calendar::WorkingDays;

bool Contains(const DaySpan& days, CivilDay day) { return days.first <= day && day <= days.last; }

StatusOr<std::shared_ptr<const PlaceHolidays>> FindPlace(const std::string& country) {
  if (country.empty()) return std::shared_ptr<const PlaceHolidays>();
  auto place = calendar::HolidayTable::Shipped().Find(country);
  if (!place.ok()) return Internal(MessageOf(place.status()));
  return place;
}

std::map<CivilDay, std::string> HolidayNames(const PlaceHolidays* place, const DaySpan& span) {
  std::map<CivilDay, std::string> names;
  if (place == nullptr) return names;
  for (int year = span.first.year(); year <= span.last.year(); ++year) {
    for (calendar::PublicHoliday& one : place->HolidaysOf(year)) {
      names.emplace(one.day, std::move(one.name));
    }
  }
  return names;
}

}  // namespace

const std::string& PlaceOf(const PersonValues& person, const SettingsValues& organisation) {
  return person.country.empty() ? organisation.country : person.country;
}

calendar::WorkingHabits HabitsOf(const PersonValues& person, const SettingsValues& organisation) {
  calendar::WorkingHabits habits{.shutdowns = organisation.shutdowns,
                                 .working_weekends = organisation.working_weekends};
  if (person.free_weekdays.any()) {
    habits.free_weekdays = person.free_weekdays;
  } else if (organisation.free_weekdays.any()) {
    habits.free_weekdays = organisation.free_weekdays;
  }
  return habits;
}

StatusOr<WorkingCalendar> ExplainDays(const PersonValues& person,
                                      const SettingsValues& organisation,
                                      const std::vector<Absence>& absences, const DaySpan& span) {
  WorkingCalendar result{.country = PlaceOf(person, organisation)};
  ASSIGN_OR_RETURN(const std::shared_ptr<const PlaceHolidays> place, FindPlace(result.country));
  const std::map<CivilDay, std::string> holidays = HolidayNames(place.get(), span);
  calendar::WorkingHabits habits = HabitsOf(person, organisation);
  result.free_weekdays = habits.free_weekdays.value_or(calendar::UsualFreeWeekdays(place.get()));
  // Being away closes a day for one as a shutdown does for all.
  for (const Absence& absence : absences) habits.shutdowns.push_back(absence.days);
  const WorkingDays working = WorkingDays::Of(place.get(), habits, span);

  const auto on = [](CivilDay day) {
    return [day](const auto& days) { return Contains(days, day); };
  };
  for (CivilDay day = span.first; day <= span.last; ++day) {
    ExplainedDay& explained = result.days.emplace_back();
    explained = {
        .day = day, .works = working.Contains(day), .estimated = working.IsEstimated(day, day)};
    result.working_days += explained.works ? 1 : 0;
    if (std::ranges::any_of(absences, on(day), &Absence::days)) {
      explained.reasons.push_back({DayReasonKind::kAbsence, ""});
    }
    if (std::ranges::any_of(organisation.shutdowns, on(day))) {
      explained.reasons.push_back({DayReasonKind::kShutdown, ""});
    }
    if (const auto holiday = holidays.find(day); holiday != holidays.end()) {
      explained.reasons.push_back({DayReasonKind::kPublicHoliday, holiday->second});
    }
    if (!result.free_weekdays.test(day.weekday().c_encoding())) continue;
    // A working weekend is a free weekday that works, or would if nothing else took it.
    const bool declared =
        explained.works || std::ranges::binary_search(organisation.working_weekends, day) ||
        (place && std::ranges::binary_search(place->WorkingWeekendsOf(day.year()), day));
    explained.reasons.push_back(
        {declared ? DayReasonKind::kWorkingWeekend : DayReasonKind::kFreeWeekday, ""});
  }
  return result;
}

}  // namespace tandem::partner
