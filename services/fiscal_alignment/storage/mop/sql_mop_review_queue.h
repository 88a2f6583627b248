#pragma once

#include "services/fiscal_alignment/app/mop_review_queue.h"

namespace tandem::fiscal {

// In the table mop_review_queue.
class SqlMopReviewQueue final : public MopReviewQueue {
 public:
  StatusOr<bool> Add(storage::Transaction& transaction, const OrganisationName& organisation,
                     Instant now) const override;
  StatusOr<std::optional<ReviewTask>> Next(storage::Transaction& transaction) const override;
  Status Remove(storage::Transaction& transaction, const ReviewTask& task) const override;
  StatusOr<std::int64_t> Waiting(storage::Transaction& transaction) const override;
};

}  // namespace tandem::fiscal
