#include "services/fiscal_alignment/storage/mop_calendar/sql_mop_calendars.h"

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/mop_calendar/encoding.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFind =
    "SELECT revision, first_day, last_day, entries, at FROM mop_calendars "
    "WHERE vendor = $1 AND partnership = $2 AND mop = $3";

constexpr std::string_view kSave =
    "INSERT INTO mop_calendars (vendor, partnership, mop, revision, first_day, last_day, entries, "
    "at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
    "ON CONFLICT (vendor, partnership, mop) DO UPDATE SET revision = excluded.revision, "
    "first_day = excluded.first_day, last_day = excluded.last_day, entries = excluded.entries, "
    "at = excluded.at";

CivilDay DayOf(const storage::Row& row, std::size_t column) {
  return CivilDay(static_cast<std::int32_t>(row.Int(column)));
}

}  // namespace

StatusOr<std::optional<KeptMopCalendar>> SqlMopCalendars::Find(storage::Transaction& transaction,
                                                               const MopName& name) const {
  ASSIGN_OR_RETURN(
      const std::optional<storage::Row> row,
      storage::QueryOne(transaction, kFind,
                        {name.partnership.vendor.value(), name.partnership.partnership.value(),
                         std::int64_t{name.number}}));
  if (!row) return std::optional<KeptMopCalendar>();
  std::optional<Publication> publication = DecodePublication(row->Text(3));
  if (!publication) {
    return Internal(fmt::format("mop_calendars.entries of {} cannot be read", name.ToString()));
  }
  return std::optional<KeptMopCalendar>({.publication = *std::move(publication),
                                         .term = {DayOf(*row, 1), DayOf(*row, 2)},
                                         .revision = row->Int(0),
                                         .at = row->At(4)});
}

Status SqlMopCalendars::Save(storage::Transaction& transaction, const MopName& name,
                             const KeptMopCalendar& calendar) const {
  return transaction.Defer(
      kSave, {name.partnership.vendor.value(), name.partnership.partnership.value(),
              std::int64_t{name.number}, calendar.revision,
              std::int64_t{calendar.term.first.days()}, std::int64_t{calendar.term.last.days()},
              Encode(calendar.publication), storage::Of(calendar.at)});
}

}  // namespace tandem::fiscal
