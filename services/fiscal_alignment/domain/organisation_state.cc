#include "services/fiscal_alignment/domain/organisation_state.h"

#include <fmt/format.h>

#include "libs/calendar/holidays/holiday_table.h"
#include "services/fiscal_alignment/domain/party_schedule.h"

namespace tandem::fiscal {
namespace {

template <typename Fact>
bool TakeNewer(const std::optional<Fact>& fact, Fact& known) {
  if (!fact || fact->revision <= known.revision) return false;
  known = *fact;
  return true;
}

template <typename Fact>
Status CheckRevision(std::string_view field, const std::optional<Fact>& fact) {
  if (!fact || fact->revision > 0) return OkStatus();
  return InvalidArgument(fmt::format("{}.revision: {} must be 1 or more", field, fact->revision));
}

}  // namespace

calendar::WorkingHabits OrganisationSettings::Habits() const {
  calendar::WorkingHabits habits{.shutdowns = shutdowns, .working_weekends = working_weekends};
  if (free_weekdays.any()) habits.free_weekdays = free_weekdays;
  return habits;
}

Status CheckSettings(const OrganisationSettings& settings) {
  if (!settings.country.empty()) {
    const auto place = calendar::HolidayTable::Shipped().Find(settings.country);
    if (!place.ok()) return Annotate(place.status(), "country");
  }
  if (settings.free_weekdays.all()) {
    return InvalidArgument("free_weekdays: a week must have a working day");
  }
  if (settings.lead_days < 0 || settings.lead_days > PartySchedule::kMostLeadDays) {
    return InvalidArgument(fmt::format("lead_days: {} must lie in 0 to {}", settings.lead_days,
                                       PartySchedule::kMostLeadDays));
  }
  for (const calendar::DaySpan& shutdown : settings.shutdowns) {
    if (shutdown.last < shutdown.first) {
      return InvalidArgument(fmt::format("shutdowns: one ends on {}, before it begins on {}",
                                         shutdown.last.ToString(), shutdown.first.ToString()));
    }
  }
  return OkStatus();
}

Status CheckFacts(const OrganisationFacts& facts) {
  RETURN_IF_ERROR(CheckRevision("name", facts.name));
  RETURN_IF_ERROR(CheckRevision("settings", facts.settings));
  RETURN_IF_ERROR(CheckRevision("calendar", facts.calendar));
  RETURN_IF_ERROR(CheckRevision("verification", facts.verification));
  if (facts.settings) {
    RETURN_IF_ERROR(Annotate(CheckSettings(facts.settings->settings), "settings"));
  }
  if (facts.calendar) {
    RETURN_IF_ERROR(
        Annotate(calendar::ReadCalendar(facts.calendar->spec).status(), "calendar.spec"));
  }
  return OkStatus();
}

Merged Merge(const OrganisationFacts& facts, OrganisationState& state) {
  return {.name = TakeNewer(facts.name, state.name),
          .settings = TakeNewer(facts.settings, state.settings),
          .calendar = TakeNewer(facts.calendar, state.calendar)};
}

}  // namespace tandem::fiscal
