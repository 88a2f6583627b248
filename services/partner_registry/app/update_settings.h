#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

// What is missing stays as it is.
struct UpdateSettingsCommand {
  OrganisationName organisation;
  std::optional<std::string> country;
  std::optional<calendar::WeekdaySet> free_weekdays;
  std::optional<int> lead_days;
  std::optional<std::vector<Shutdown>> shutdowns;
  std::optional<std::vector<CivilDay>> working_weekends;
  std::string etag;
};

// Changes how an organisation works; values that are equal already are no change and leave no
// trace.
StatusOr<OrganisationSettings> UpdateSettings(const UnitOfWork& work,
                                              const UpdateSettingsCommand& command);

// The organisation with other, checked and different values.
StatusOr<OrganisationSettings> ReplaceSettings(const UnitOfWork& work,
                                               const OrganisationName& organisation,
                                               const OrganisationSettings& before,
                                               SettingsValues values);

}  // namespace tandem::partner
