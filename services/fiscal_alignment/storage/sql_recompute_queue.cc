#include "services/fiscal_alignment/storage/sql_recompute_queue.h"

#include "services/fiscal_alignment/storage/standing_columns.h"

namespace tandem::fiscal {
namespace {

// A sweep that is asked for again begins anew, since what it has done may be outdated already.
constexpr std::string_view kAddSweep =
    "INSERT INTO recompute_sweeps (vendor, done_through, round, at) VALUES ($1, '', 1, $2) "
    "ON CONFLICT (vendor) DO UPDATE SET done_through = '', round = recompute_sweeps.round + 1";

constexpr std::string_view kAddSweepOfAll =
    "INSERT INTO recompute_sweeps (vendor, done_through, round, at) "
    "SELECT vendor, '', 1, $1 FROM organisations WHERE partnership = '' AND calendar_revision > 0 "
    "ON CONFLICT (vendor) DO UPDATE SET done_through = '', round = recompute_sweeps.round + 1";

// What waits has its figure and its organisation; LEFT as in sql_standing_figures.cc.
constexpr std::string_view kOldest =
    "SELECT q.partnership, f.partner_now, o.calendar_revision, o.settings_revision "
    "FROM recompute_queue q LEFT JOIN standing_figures f "
    "ON f.vendor = q.vendor AND f.partnership = q.partnership "
    "LEFT JOIN organisations o ON o.vendor = q.vendor AND o.partnership = q.partnership "
    "WHERE q.vendor = $1 ORDER BY q.at, q.partnership LIMIT $2";

}  // namespace

Status SqlRecomputeQueue::Add(storage::Transaction& transaction, const PartnershipName& name,
                              Instant now) const {
  return transaction.Defer(
      "INSERT INTO recompute_queue (vendor, partnership, at) VALUES ($1, $2, $3) "
      "ON CONFLICT (vendor, partnership) DO NOTHING",
      {name.vendor.value(), name.partnership.value(), storage::Of(now)});
}

Status SqlRecomputeQueue::AddSweep(storage::Transaction& transaction, const VendorId& vendor,
                                   Instant now) const {
  return transaction.Defer(kAddSweep, {vendor.value(), storage::Of(now)});
}

Status SqlRecomputeQueue::AddSweepOfAll(storage::Transaction& transaction, Instant now) const {
  return transaction.Defer(kAddSweepOfAll, {storage::Of(now)});
}

Status SqlRecomputeQueue::AddSweepForVersion(storage::Transaction& transaction,
                                             const std::string& version, Instant now) const {
  ASSIGN_OR_RETURN(
      const storage::Result changed,
      transaction.Execute("INSERT INTO recompute_versions (vendor, version) VALUES ('', $1) "
                          "ON CONFLICT (vendor) DO UPDATE SET version = excluded.version "
                          "WHERE recompute_versions.version <> excluded.version",
                          {version}));
  return changed.changes > 0 ? AddSweepOfAll(transaction, now) : OkStatus();
}

StatusOr<std::vector<FigureTask>> SqlRecomputeQueue::Oldest(storage::Transaction& transaction,
                                                            int limit) const {
  std::vector<FigureTask> tasks;
  ASSIGN_OR_RETURN(
      const std::optional<storage::Row> first,
      storage::QueryOne(transaction, "SELECT vendor FROM recompute_queue ORDER BY at LIMIT 1"));
  if (!first) return tasks;
  StatusOr<VendorId> vendor = VendorId::Parse("vendor", first->Text(0));
  if (!vendor.ok()) return Internal(MessageOf(vendor.status()));
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kOldest, {vendor->value(), std::int64_t{limit}}));
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(tasks.emplace_back(), ReadTask(*vendor, row));
  }
  return tasks;
}

Status SqlRecomputeQueue::Remove(storage::Transaction& transaction,
                                 const PartnershipName& name) const {
  return transaction.Defer("DELETE FROM recompute_queue WHERE vendor = $1 AND partnership = $2",
                           {name.vendor.value(), name.partnership.value()});
}

StatusOr<std::optional<Sweep>> SqlRecomputeQueue::NextSweep(
    storage::Transaction& transaction) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction,
                                     "SELECT vendor, done_through, round FROM recompute_sweeps "
                                     "ORDER BY at, vendor LIMIT 1"));
  if (!row) return std::optional<Sweep>();
  StatusOr<VendorId> vendor = VendorId::Parse("vendor", row->Text(0));
  if (!vendor.ok()) return Internal(MessageOf(vendor.status()));
  return std::optional<Sweep>(
      {.vendor = *std::move(vendor), .done_through = row->Text(1), .round = row->Int(2)});
}

StatusOr<bool> SqlRecomputeQueue::Advance(storage::Transaction& transaction, const Sweep& sweep,
                                          const std::optional<std::string>& done_through,
                                          Instant now) const {
  const std::string& vendor = sweep.vendor.value();
  auto result =
      done_through ? transaction.Execute(
                         "UPDATE recompute_sweeps SET done_through = $4, at = $5 "
                         "WHERE vendor = $1 AND round = $2 AND done_through = $3",
                         {vendor, sweep.round, sweep.done_through, *done_through, storage::Of(now)})
                   : transaction.Execute(
                         "DELETE FROM recompute_sweeps WHERE vendor = $1 AND round = $2 AND "
                         "done_through = $3",
                         {vendor, sweep.round, sweep.done_through});
  if (!result.ok()) return result.status();
  return result->changes > 0;
}

StatusOr<RecomputeQueue::Length> SqlRecomputeQueue::Waiting(
    storage::Transaction& transaction) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction,
                                     "SELECT (SELECT COUNT(*) FROM recompute_queue), "
                                     "(SELECT COUNT(*) FROM recompute_sweeps)"));
  return Length{.singles = row->Int(0), .sweeps = row->Int(1)};
}

}  // namespace tandem::fiscal
