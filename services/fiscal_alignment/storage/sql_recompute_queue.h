#pragma once

#include "services/fiscal_alignment/app/recompute_queue.h"

namespace tandem::fiscal {

// In the tables recompute_queue, recompute_sweeps and recompute_versions.
class SqlRecomputeQueue final : public RecomputeQueue {
 public:
  Status Add(storage::Transaction& transaction, const PartnershipName& name,
             Instant now) const override;
  Status AddSweep(storage::Transaction& transaction, const VendorId& vendor,
                  Instant now) const override;
  Status AddSweepOfAll(storage::Transaction& transaction, Instant now) const override;
  Status AddSweepForVersion(storage::Transaction& transaction, const std::string& version,
                            Instant now) const override;
  StatusOr<std::vector<FigureTask>> Oldest(storage::Transaction& transaction,
                                           int limit) const override;
  Status Remove(storage::Transaction& transaction, const PartnershipName& name) const override;
  StatusOr<std::optional<Sweep>> NextSweep(storage::Transaction& transaction) const override;
  StatusOr<bool> Advance(storage::Transaction& transaction, const Sweep& sweep,
                         const std::optional<std::string>& done_through,
                         Instant now) const override;
  StatusOr<Length> Waiting(storage::Transaction& transaction) const override;
};

}  // namespace tandem::fiscal
