#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "libs/cache/cache.h"
#include "services/fiscal_alignment/app/standing_figure_repository.h"

namespace tandem::fiscal {

// Computes standing figures, equal inputs once: within a batch, and beyond it through the cache,
// whose keys hold all inputs. Uses several threads, of lower priority than those of calls. Compute
// belongs to one thread at a time; the counts may be read by any.
class StandingCalculator {
 public:
  // The partner as it is now, perhaps another one than the task was made for.
  using Load = std::function<StatusOr<std::optional<OrganisationState>>(const PartnershipName&)>;

  // `threads` is at least 1; the cache outlives it.
  StandingCalculator(cache::Cache& cache, int threads);
  ~StandingCalculator();

  // A figure for each task; none where the partner changed since the task was made. Fails only as
  // `load` does.
  StatusOr<std::vector<std::optional<StandingFigure>>> Compute(const VendorBasis& basis,
                                                               std::span<const FigureTask> tasks,
                                                               const Load& load);

  // Alignments computed so far, and answers that the cache had.
  std::int64_t computed() const { return computed_; }
  std::int64_t found() const { return found_; }

 private:
  struct Vendor;  // what all partners of one basis share
  struct Job;

  const Vendor& Prepare(const VendorBasis& basis);
  Status Do(const Vendor& vendor, Job& job, const Load& load);
  StandingFigure Align(const Vendor& vendor, const OrganisationState& partner);

  cache::Cache& cache_;
  const int threads_;
  std::unique_ptr<Vendor> vendor_;  // the last one
  std::atomic<std::int64_t> computed_ = 0;
  std::atomic<std::int64_t> found_ = 0;
};

}  // namespace tandem::fiscal
