#include "services/fiscal_alignment/storage/standing_columns.h"

namespace tandem::fiscal {

StatusOr<FigureTask> ReadTask(const VendorId& vendor, const storage::Row& row) {
  StatusOr<PartnershipId> id = PartnershipId::Parse("partnership", row.Text(0));
  if (!id.ok()) return Internal(MessageOf(id.status()));
  if (row.IsNull(1) || row.IsNull(2)) return Internal("a figure or an organisation is missing");
  return FigureTask{.name = {vendor, *std::move(id)},
                    .partner_input = row.Text(1),
                    .calendar_revision = row.Int(2),
                    .settings_revision = row.Int(3)};
}

StatusOr<StandingRow> ReadStanding(const VendorId& vendor, const storage::Row& row) {
  StatusOr<PartnershipId> id = PartnershipId::Parse("partnership", row.Text(0));
  if (!id.ok()) return Internal(MessageOf(id.status()));
  if (row.IsNull(2)) return Internal("an organisation is missing");
  StandingRow standing{.name = {vendor, *std::move(id)},
                       .display_name = row.Text(1),
                       .calendar_revision = row.Int(2),
                       .settings_revision = row.Int(3),
                       .partner_input = row.Text(4),
                       .gain_order = row.Int(5),
                       .friction_order = row.Int(6)};
  if (row.Text(9).empty()) return standing;
  auto figure = Decode(row.Text(9));
  if (!figure) return Internal("column figure is damaged");
  standing.stored = {.figure = *std::move(figure),
                     .vendor_basis = row.Text(7),
                     .partner_input = row.Text(8),
                     .from = CivilDay(static_cast<std::int32_t>(row.Int(10))),
                     .computed_at = row.At(11),
                     .revisions = {.vendor_calendar = row.Int(12),
                                   .vendor_settings = row.Int(13),
                                   .partner_calendar = row.Int(14),
                                   .partner_settings = row.Int(15),
                                   .alignment_settings = row.Int(16)}};
  return standing;
}

}  // namespace tandem::fiscal
