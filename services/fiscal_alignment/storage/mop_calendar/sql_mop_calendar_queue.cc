#include "services/fiscal_alignment/storage/mop_calendar/sql_mop_calendar_queue.h"

namespace tandem::fiscal {
namespace {

// What is asked for again begins anew, since what was done may be outdated already. Most partners
// have no calendar that could follow.
constexpr std::string_view kAdd =
    "INSERT INTO mop_calendar_queue (vendor, partnership, done_through, round, at) "
    "SELECT $1, $2, '', 1, CAST($3 AS BIGINT) WHERE $2 = '' OR EXISTS "
    "(SELECT 1 FROM mop_calendars WHERE vendor = $1 AND partnership = $2) "
    "ON CONFLICT (vendor, partnership) DO UPDATE SET done_through = '', round = "
    "mop_calendar_queue.round + 1";

constexpr std::string_view kAddAll =
    "INSERT INTO mop_calendar_queue (vendor, partnership, done_through, round, at) "
    "SELECT DISTINCT vendor, '', '', 1, CAST($1 AS BIGINT) FROM mop_calendars WHERE TRUE "
    "ON CONFLICT (vendor, partnership) "
    "DO UPDATE SET done_through = '', round = mop_calendar_queue.round + 1";

constexpr std::string_view kSetVersion =
    "INSERT INTO mop_calendar_versions (vendor, version) VALUES ('', $1) "
    "ON CONFLICT (vendor) DO UPDATE SET version = excluded.version "
    "WHERE mop_calendar_versions.version <> excluded.version";

}  // namespace

Status SqlMopCalendarQueue::Add(storage::Transaction& transaction,
                                const OrganisationName& organisation, Instant now) const {
  return transaction.Defer(
      kAdd, {organisation.vendor.value(),
             organisation.partnership ? organisation.partnership->value() : std::string(),
             storage::Of(now)});
}

Status SqlMopCalendarQueue::AddForVersion(storage::Transaction& transaction,
                                          const std::string& version, Instant now) const {
  ASSIGN_OR_RETURN(const storage::Result changed, transaction.Execute(kSetVersion, {version}));
  return changed.changes > 0 ? transaction.Defer(kAddAll, {storage::Of(now)}) : OkStatus();
}

StatusOr<std::optional<MopCalendarSweep>> SqlMopCalendarQueue::Next(
    storage::Transaction& transaction) const {
  ASSIGN_OR_RETURN(
      const std::optional<storage::Row> row,
      storage::QueryOne(transaction,
                        "SELECT vendor, partnership, done_through, round FROM mop_calendar_queue "
                        "ORDER BY at, vendor, partnership LIMIT 1"));
  if (!row) return std::optional<MopCalendarSweep>();
  StatusOr<VendorId> vendor = VendorId::Parse("vendor", row->Text(0));
  if (!vendor.ok()) return Internal(MessageOf(vendor.status()));
  return std::optional<MopCalendarSweep>({.vendor = *std::move(vendor),
                                          .partnership = row->Text(1),
                                          .done_through = row->Text(2),
                                          .round = row->Int(3)});
}

StatusOr<bool> SqlMopCalendarQueue::Advance(storage::Transaction& transaction,
                                            const MopCalendarSweep& sweep,
                                            const std::optional<std::string>& done_through,
                                            Instant now) const {
  std::vector<storage::Value> values = {sweep.vendor.value(), sweep.partnership, sweep.round,
                                        sweep.done_through};
  StatusOr<storage::Result> result;
  if (done_through) {
    values.insert(values.end(), {*done_through, storage::Of(now)});
    result = transaction.Execute(
        "UPDATE mop_calendar_queue SET done_through = $5, at = $6 WHERE vendor = $1 AND "
        "partnership = $2 AND round = $3 AND done_through = $4",
        values);
  } else {
    result = transaction.Execute(
        "DELETE FROM mop_calendar_queue WHERE vendor = $1 AND partnership = $2 AND round = $3 AND "
        "done_through = $4",
        values);
  }
  RETURN_IF_ERROR(result.status());
  return result->changes > 0;
}

StatusOr<std::int64_t> SqlMopCalendarQueue::Waiting(storage::Transaction& transaction) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, "SELECT COUNT(*) FROM mop_calendar_queue"));
  return row->Int(0);
}

}  // namespace tandem::fiscal
