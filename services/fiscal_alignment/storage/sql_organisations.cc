#include "services/fiscal_alignment/storage/sql_organisations.h"

#include "services/fiscal_alignment/domain/inputs.h"
#include "services/fiscal_alignment/storage/json_columns.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFind =
    "SELECT display_name, name_revision, settings_revision, country, free_weekdays, lead_days, "
    "shutdowns, calendar_revision, notation, files, working_weekends FROM organisations "
    "WHERE vendor = $1 AND partnership = $2";

constexpr std::string_view kFindStamp =
    "SELECT calendar_revision, calendar_hash FROM organisations "
    "WHERE vendor = $1 AND partnership = $2 AND name_revision > 0";

constexpr std::string_view kSave =
    "INSERT INTO organisations (vendor, partnership, display_name, name_revision, "
    "settings_revision, country, free_weekdays, lead_days, shutdowns, calendar_revision, notation, "
    "files, calendar_hash, input_hash, working_weekends) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
    "ON CONFLICT (vendor, partnership) DO UPDATE SET display_name = excluded.display_name, "
    "name_revision = excluded.name_revision, settings_revision = excluded.settings_revision, "
    "country = excluded.country, free_weekdays = excluded.free_weekdays, "
    "lead_days = excluded.lead_days, shutdowns = excluded.shutdowns, "
    "calendar_revision = excluded.calendar_revision, notation = excluded.notation, "
    "files = excluded.files, calendar_hash = excluded.calendar_hash, "
    "input_hash = excluded.input_hash, working_weekends = excluded.working_weekends";

}  // namespace

StatusOr<std::optional<OrganisationState>> SqlOrganisations::Find(
    storage::Transaction& transaction, const OrganisationName& name) const {
  ASSIGN_OR_RETURN(
      const std::optional<storage::Row> row,
      storage::QueryOne(transaction, kFind, {name.vendor.value(), PartnershipColumn(name)}));
  if (!row) return std::optional<OrganisationState>();
  OrganisationState state{.organisation = name};
  state.name = {.revision = row->Int(1), .display_name = row->Text(0)};
  state.settings.revision = row->Int(2);
  OrganisationSettings& settings = state.settings.settings;
  settings.country = row->Text(3);
  settings.free_weekdays = calendar::WeekdaySet(static_cast<unsigned long>(row->Int(4)));
  settings.lead_days = static_cast<int>(row->Int(5));
  ASSIGN_OR_RETURN(settings.shutdowns, SpansOfJson(row->Text(6)));
  state.calendar.revision = row->Int(7);
  state.calendar.spec.notation = row->Text(8);
  ASSIGN_OR_RETURN(state.calendar.spec.files, FilesOfJson(row->Text(9)));
  ASSIGN_OR_RETURN(settings.working_weekends, DaysOfJson(row->Text(10)));
  return std::optional(std::move(state));
}

StatusOr<std::optional<CalendarStamp>> SqlOrganisations::FindStamp(
    storage::Transaction& transaction, const OrganisationName& name) const {
  ASSIGN_OR_RETURN(
      const std::optional<storage::Row> row,
      storage::QueryOne(transaction, kFindStamp, {name.vendor.value(), PartnershipColumn(name)}));
  if (!row) return std::optional<CalendarStamp>();
  return std::optional<CalendarStamp>({.revision = row->Int(0), .hash = row->Text(1)});
}

Status SqlOrganisations::Save(storage::Transaction& transaction,
                              const OrganisationState& state) const {
  const OrganisationSettings& settings = state.settings.settings;
  const calendar::CalendarSpec& spec = state.calendar.spec;
  return transaction.Defer(
      kSave, {state.organisation.vendor.value(), PartnershipColumn(state.organisation),
              state.name.display_name, state.name.revision, state.settings.revision,
              settings.country, static_cast<std::int64_t>(settings.free_weekdays.to_ulong()),
              std::int64_t{settings.lead_days}, ToJson(settings.shutdowns), state.calendar.revision,
              spec.notation, ToJson(spec.files), CalendarHash(spec), InputHash(state),
              ToJson(settings.working_weekends)});
}

}  // namespace tandem::fiscal
