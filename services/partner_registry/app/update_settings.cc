#include "services/partner_registry/app/update_settings.h"

#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/domain/etag.h"

namespace tandem::partner {

StatusOr<OrganisationSettings> UpdateSettings(const UnitOfWork& work,
                                              const UpdateSettingsCommand& command) {
  ASSIGN_OR_RETURN(OrganisationSettings before, GetSettings(work.registry, command.organisation));
  RETURN_IF_ERROR(CheckEtag(command.etag, before));
  SettingsValues values = before.values;
  if (command.country) values.country = *command.country;
  if (command.free_weekdays) values.free_weekdays = *command.free_weekdays;
  if (command.lead_days) values.lead_days = *command.lead_days;
  if (command.shutdowns) values.shutdowns = *command.shutdowns;
  if (command.working_weekends) values.working_weekends = *command.working_weekends;
  ASSIGN_OR_RETURN(values, CheckSettings("settings", std::move(values)));
  if (values == before.values) return before;
  return ReplaceSettings(work, command.organisation, before, std::move(values));
}

StatusOr<OrganisationSettings> ReplaceSettings(const UnitOfWork& work,
                                               const OrganisationName& organisation,
                                               const OrganisationSettings& before,
                                               SettingsValues values) {
  OrganisationSettings after{std::move(values), before.revision + 1, work.call.now};
  RETURN_IF_ERROR(work.registry.PutSettings(organisation, after));
  RETURN_IF_ERROR(work.journal.Record(work.call, SettingsChanged{organisation, before, after}));
  return after;
}

}  // namespace tandem::partner
