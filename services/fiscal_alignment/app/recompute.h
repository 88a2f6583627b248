#pragma once

#include "services/fiscal_alignment/app/repositories.h"
#include "services/fiscal_alignment/app/standing_calculator.h"

namespace tandem::fiscal {

struct RecomputeOptions {
  int threads = 0;      // that compute at a time; 0: one for each processor
  int page_size = 128;  // partnerships of a sweep in one transaction; a single change waits for one
};

// Brings standing figures up to date, batch by batch: single partnerships first, then pages of
// sweeps. A figure is written only while its inputs are still those that it was computed from;
// otherwise it stays queued. Several processes may do this at a time, at the cost of doing some of
// it twice. RunOnce belongs to one thread at a time.
class Recompute {
 public:
  Recompute(storage::Database& database, Repositories repositories, cache::Cache& cache,
            const Clock& clock, const RecomputeOptions& options);

  // One batch, in a transaction of its own; false if there was nothing to do.
  StatusOr<bool> RunOnce();

  const StandingCalculator& calculator() const { return calculator_; }

 private:
  // What is to be done in one batch.
  struct Batch {
    std::vector<FigureTask> tasks;
    std::optional<Sweep> sweep;  // none: single ones
    std::optional<VendorBasis> basis;
    bool sweep_ends = false;
  };

  StatusOr<Batch> NextBatch();
  Status Write(storage::Transaction& transaction, const Batch& batch,
               const std::vector<std::optional<StandingFigure>>& figures) const;
  Status WriteOne(storage::Transaction& transaction, const Batch& batch, const FigureTask& task,
                  const StandingFigure& figure, Instant now) const;
  StatusOr<bool> ClaimPage(storage::Transaction& transaction, const Batch& batch) const;

  storage::Database& database_;
  Repositories repositories_;
  const Clock& clock_;
  const int page_size_;
  StandingCalculator calculator_;
};

}  // namespace tandem::fiscal
