#include "services/fiscal_alignment/storage/sql_alignment_settings.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kCurrent =
    "SELECT revision, urgency, coverage, calm, evenness, stability, freshness, simplicity, "
    "vendor_share, fit_window_days, at FROM alignment_settings WHERE vendor = $1 "
    "ORDER BY revision DESC LIMIT 1";

constexpr std::string_view kAppend =
    "INSERT INTO alignment_settings (vendor, revision, urgency, coverage, calm, evenness, "
    "stability, freshness, simplicity, vendor_share, fit_window_days, person, request_id, at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

}  // namespace

StatusOr<AlignmentSettings> SqlAlignmentSettings::Current(storage::Transaction& transaction,
                                                          const VendorId& vendor) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kCurrent, {vendor.value()}));
  AlignmentSettings settings;
  if (!row) return settings;
  settings.revision = row->Int(0);
  settings.score = {.urgency = row->Real(1),
                    .coverage = row->Real(2),
                    .calm = row->Real(3),
                    .evenness = row->Real(4),
                    .stability = row->Real(5),
                    .freshness = row->Real(6),
                    .simplicity = row->Real(7),
                    .vendor_share = row->Real(8),
                    .fit_window_days = static_cast<int>(row->Int(9))};
  settings.update_time = row->At(10);
  return settings;
}

Status SqlAlignmentSettings::Append(storage::Transaction& transaction, const VendorId& vendor,
                                    const AlignmentSettings& settings, const Authorship& by) const {
  const ScoreSettings& score = settings.score;
  return transaction.Defer(
      kAppend, {vendor.value(), settings.revision, score.urgency, score.coverage, score.calm,
                score.evenness, score.stability, score.freshness, score.simplicity,
                score.vendor_share, std::int64_t{score.fit_window_days}, by.person, by.request_id,
                storage::Of(settings.update_time)});
}

}  // namespace tandem::fiscal
