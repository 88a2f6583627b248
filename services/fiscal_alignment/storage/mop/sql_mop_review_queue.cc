#include "services/fiscal_alignment/storage/mop/sql_mop_review_queue.h"

#include "services/fiscal_alignment/storage/json_columns.h"

namespace tandem::fiscal {
namespace {

// The states are the binding ones.
constexpr std::string_view kHasMop =
    "SELECT 1 FROM mops WHERE vendor = $1 AND state IN (3, 4, 5) AND "
    "($2 = '' OR partnership = $2) LIMIT 1";

constexpr std::string_view kAdd =
    "INSERT INTO mop_review_queue (vendor, partnership, round, at) VALUES ($1, $2, 1, $3) "
    "ON CONFLICT (vendor, partnership) DO UPDATE SET round = mop_review_queue.round + 1";

}  // namespace

StatusOr<bool> SqlMopReviewQueue::Add(storage::Transaction& transaction,
                                      const OrganisationName& organisation, Instant now) const {
  const std::string& vendor = organisation.vendor.value();
  const std::string partnership = PartnershipColumn(organisation);
  ASSIGN_OR_RETURN(const auto mop, storage::QueryOne(transaction, kHasMop, {vendor, partnership}));
  if (!mop) return false;
  RETURN_IF_ERROR(transaction.Defer(kAdd, {vendor, partnership, storage::Of(now)}));
  return true;
}

StatusOr<std::optional<ReviewTask>> SqlMopReviewQueue::Next(
    storage::Transaction& transaction) const {
  ASSIGN_OR_RETURN(const auto row,
                   storage::QueryOne(transaction,
                                     "SELECT vendor, partnership, round FROM mop_review_queue "
                                     "ORDER BY at, vendor, partnership LIMIT 1"));
  if (!row) return std::optional<ReviewTask>();
  ReviewTask task{.round = row->Int(2)};
  ASSIGN_OR_RETURN(task.organisation.vendor, VendorId::Parse("vendor", row->Text(0)));
  if (!row->Text(1).empty()) {
    ASSIGN_OR_RETURN(task.organisation.partnership,
                     PartnershipId::Parse("partnership", row->Text(1)));
  }
  return std::optional(std::move(task));
}

Status SqlMopReviewQueue::Remove(storage::Transaction& transaction, const ReviewTask& task) const {
  return transaction.Defer(
      "DELETE FROM mop_review_queue WHERE vendor = $1 AND partnership = $2 AND round = $3",
      {task.organisation.vendor.value(), PartnershipColumn(task.organisation), task.round});
}

StatusOr<std::int64_t> SqlMopReviewQueue::Waiting(storage::Transaction& transaction) const {
  ASSIGN_OR_RETURN(const auto row,
                   storage::QueryOne(transaction, "SELECT COUNT(*) FROM mop_review_queue"));
  return row->Int(0);
}

}  // namespace tandem::fiscal
