#include "services/fiscal_alignment/app/make_organisation.h"

#include <fmt/format.h>

namespace tandem::fiscal {

StatusOr<Organisation> MakeOrganisation(const OrganisationState& state, std::string called,
                                        calendar::PlaceWorkingDays& places) {
  const OrganisationSettings& settings = state.settings.settings;
  auto calendar = calendar::ReadCalendar(state.calendar.spec);
  auto working = places.Of(settings.country, settings.Habits());
  const Status& broken = calendar.ok() ? working.status() : calendar.status();
  if (!broken.ok()) {
    return Internal(fmt::format("{}: {}", state.organisation.ToString(), MessageOf(broken)));
  }
  return Organisation{.name = std::move(called),
                      .calendar = *std::move(calendar),
                      .working = *std::move(working),
                      .lead_days = settings.lead_days};
}

}  // namespace tandem::fiscal
