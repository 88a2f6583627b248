#include "services/fiscal_alignment/storage/mop_calendar/sql_reciprocity.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFind =
    "SELECT revision, needs, done, recorded_by, asked_at, done_at FROM reciprocity_records "
    "WHERE vendor = $1 AND partnership = $2 AND mop = $3 AND closing_side = $4 AND ordinal = $5";

constexpr std::string_view kAll =
    "SELECT revision, needs, done, recorded_by, asked_at, done_at, partnership, mop, closing_side, "
    "ordinal FROM reciprocity_records WHERE vendor = $1 AND ($2 = '' OR partnership = $2)";

constexpr std::string_view kSave =
    "INSERT INTO reciprocity_records (vendor, partnership, mop, closing_side, ordinal, revision, "
    "needs, done, recorded_by, asked_at, done_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "ON CONFLICT (vendor, partnership, mop, closing_side, ordinal) DO UPDATE SET "
    "revision = excluded.revision, needs = excluded.needs, done = excluded.done, "
    "recorded_by = excluded.recorded_by, asked_at = excluded.asked_at, "
    "done_at = excluded.done_at";

std::vector<storage::Value> KeyOf(const MopName& mop, const ReciprocityTaskId& task) {
  return {mop.partnership.vendor.value(), mop.partnership.partnership.value(),
          std::int64_t{mop.number}, static_cast<std::int64_t>(task.closing_side),
          std::int64_t{task.ordinal}};
}

storage::Value MaybeAt(const std::optional<Instant>& at) {
  return at ? storage::Of(*at) : storage::Value();
}

ReciprocityRecord RecordOf(const storage::Row& row) {
  ReciprocityRecord record{.revision = row.Int(0),
                           .needs = row.Text(1),
                           .done = row.Text(2),
                           .recorded_by = row.Text(3)};
  if (!row.IsNull(4)) record.asked_at = row.At(4);
  if (!row.IsNull(5)) record.done_at = row.At(5);
  return record;
}

}  // namespace

StatusOr<std::optional<ReciprocityRecord>> SqlReciprocity::Find(
    storage::Transaction& transaction, const MopName& mop, const ReciprocityTaskId& task) const {
  ASSIGN_OR_RETURN(const std::optional<storage::Row> row,
                   storage::QueryOne(transaction, kFind, KeyOf(mop, task)));
  return row ? std::optional(RecordOf(*row)) : std::nullopt;
}

Status SqlReciprocity::Save(storage::Transaction& transaction, const MopName& mop,
                            const ReciprocityTaskId& task, const ReciprocityRecord& record) const {
  std::vector<storage::Value> values = KeyOf(mop, task);
  values.insert(values.end(), {record.revision, record.needs, record.done, record.recorded_by,
                               MaybeAt(record.asked_at), MaybeAt(record.done_at)});
  return transaction.Defer(kSave, std::move(values));
}

StatusOr<std::map<ReciprocityStore::Key, ReciprocityRecord>> SqlReciprocity::All(
    storage::Transaction& transaction, const VendorId& vendor,
    const std::optional<PartnershipId>& partnership) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(kAll, {vendor.value(), partnership ? partnership->value() : ""}));
  std::map<Key, ReciprocityRecord> records;
  for (const storage::Row& row : result.rows) {
    MopName mop{.partnership = {.vendor = vendor}, .number = static_cast<int>(row.Int(7))};
    ASSIGN_OR_RETURN(mop.partnership.partnership, PartnershipId::Parse("partnership", row.Text(6)));
    const ReciprocityTaskId task = {static_cast<Side>(row.Int(8)), static_cast<int>(row.Int(9))};
    records[{std::move(mop), task}] = RecordOf(row);
  }
  return records;
}

}  // namespace tandem::fiscal
