#include "services/fiscal_alignment/storage/projections/sql_calendar_history.h"

#include "services/fiscal_alignment/storage/json_columns.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFind =
    "SELECT notation, files FROM calendar_revisions "
    "WHERE vendor = $1 AND partnership = $2 AND revision = $3";

}  // namespace

StatusOr<std::optional<calendar::CalendarSpec>> SqlCalendarHistory::Find(
    storage::Transaction& transaction, const OrganisationName& name, std::int64_t revision) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kFind,
                                     {name.vendor.value(), PartnershipColumn(name), revision}));
  if (!row) return std::optional<calendar::CalendarSpec>();
  calendar::CalendarSpec spec{.notation = row->Text(0), .files = {}};
  ASSIGN_OR_RETURN(spec.files, FilesOfJson(row->Text(1)));
  return std::optional(std::move(spec));
}

}  // namespace tandem::fiscal
