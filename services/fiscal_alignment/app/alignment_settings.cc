#include "services/fiscal_alignment/app/alignment_settings.h"

namespace tandem::fiscal {

StatusOr<AlignmentSettings> GetAlignmentSettings(const Repositories& repositories,
                                                 storage::Transaction& transaction,
                                                 const VendorId& vendor) {
  RETURN_IF_ERROR(
      Registered(repositories.organisations, transaction, {vendor, std::nullopt}).status());
  return repositories.settings.Current(transaction, vendor);
}

StatusOr<AlignmentSettings> UpdateAlignmentSettings::Run(storage::Transaction& transaction,
                                                         const VendorId& vendor,
                                                         const Change& change, const Authorship& by,
                                                         Instant now) const {
  ASSIGN_OR_RETURN(AlignmentSettings settings,
                   GetAlignmentSettings(repositories_, transaction, vendor));
  ASSIGN_OR_RETURN(const ScoreSettings score, change(settings));
  if (const Status valid = score.Validate(); !valid.ok()) {
    return InvalidField("settings", MessageOf(valid));
  }
  if (score == settings.score) return settings;
  settings = {.score = score, .revision = settings.revision + 1, .update_time = now};
  RETURN_IF_ERROR(repositories_.settings.Append(transaction, vendor, settings, by));
  RETURN_IF_ERROR(
      repositories_.facts.SettingsChanged(transaction, vendor, settings, by.request_id));
  RETURN_IF_ERROR(repositories_.queue.AddSweep(transaction, vendor, now));
  transaction.AfterCommit(wake_);
  return settings;
}

}  // namespace tandem::fiscal
