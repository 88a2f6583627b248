#include "services/fiscal_alignment/app/recompute.h"

#include <algorithm>
#include <thread>

namespace tandem::fiscal {
namespace {

int ThreadsOf(const RecomputeOptions& options) {
  if (options.threads > 0) return options.threads;
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace

Recompute::Recompute(storage::Database& database, Repositories repositories, cache::Cache& cache,
                     const Clock& clock, const RecomputeOptions& options)
    : database_(database),
      repositories_(repositories),
      clock_(clock),
      page_size_(std::max(1, options.page_size)),
      calculator_(cache, ThreadsOf(options)) {}

StatusOr<Recompute::Batch> Recompute::NextBatch() {
  const CivilDay today = UtcDay(clock_.Now());
  Batch batch;
  RETURN_IF_ERROR(storage::ReadFor(
      database_, storage::Transaction::kEveryVendor,
      [&](storage::Transaction& transaction) -> Status {
        batch = {};
        ASSIGN_OR_RETURN(batch.tasks, repositories_.queue.Oldest(transaction, page_size_));
        if (!batch.tasks.empty()) {
          ASSIGN_OR_RETURN(batch.basis, FindVendorBasis(repositories_, transaction,
                                                        batch.tasks.front().name.vendor, today));
          return OkStatus();
        }
        ASSIGN_OR_RETURN(batch.sweep, repositories_.queue.NextSweep(transaction));
        if (!batch.sweep) return OkStatus();
        const VendorId& vendor = batch.sweep->vendor;
        ASSIGN_OR_RETURN(batch.basis, FindVendorBasis(repositories_, transaction, vendor, today));
        if (batch.basis->vendor.has_calendar()) {
          ASSIGN_OR_RETURN(batch.tasks,
                           repositories_.figures.Outdated(transaction, vendor, batch.basis->hash,
                                                          batch.sweep->done_through, page_size_));
        }
        batch.sweep_ends = batch.tasks.size() < static_cast<std::size_t>(page_size_);
        return OkStatus();
      }));
  return batch;
}

StatusOr<bool> Recompute::RunOnce() {
  ASSIGN_OR_RETURN(const Batch batch, NextBatch());
  if (!batch.basis) return false;
  std::vector<std::optional<StandingFigure>> figures(batch.tasks.size());
  // Without the vendor's calendar there is nothing to compute: it brings a sweep when it comes.
  if (batch.basis->vendor.has_calendar()) {
    const auto load = [&](const PartnershipName& name) {
      std::optional<OrganisationState> state;
      const Status read = storage::ReadFor(
          database_, name.vendor.value(), [&](storage::Transaction& transaction) -> Status {
            ASSIGN_OR_RETURN(state, repositories_.organisations.Find(
                                        transaction, {name.vendor, name.partnership}));
            return OkStatus();
          });
      return read.ok() ? StatusOr<std::optional<OrganisationState>>(std::move(state)) : read;
    };
    ASSIGN_OR_RETURN(figures, calculator_.Compute(*batch.basis, batch.tasks, load));
  }
  RETURN_IF_ERROR(database_.Write(
      [&](storage::Transaction& transaction) { return Write(transaction, batch, figures); }));
  return true;
}

StatusOr<bool> Recompute::ClaimPage(storage::Transaction& transaction, const Batch& batch) const {
  if (!batch.sweep) return true;
  std::optional<std::string> done_through;
  if (!batch.sweep_ends) done_through = batch.tasks.back().name.partnership.value();
  return repositories_.queue.Advance(transaction, *batch.sweep, done_through, clock_.Now());
}

Status Recompute::Write(storage::Transaction& transaction, const Batch& batch,
                        const std::vector<std::optional<StandingFigure>>& figures) const {
  const Instant now = clock_.Now();
  const VendorId& vendor = batch.basis->vendor.organisation.vendor;
  RETURN_IF_ERROR(transaction.ActFor(vendor.value()));
  // A change of the vendor comes before all of this or behind all of it.
  RETURN_IF_ERROR(transaction.Lock(VendorLock(vendor)));
  ASSIGN_OR_RETURN(const VendorBasis basis,
                   FindVendorBasis(repositories_, transaction, vendor, UtcDay(now)));
  // The vendor has changed meanwhile: all stays queued and is done again.
  if (basis.hash != batch.basis->hash) return OkStatus();
  ASSIGN_OR_RETURN(const bool claimed, ClaimPage(transaction, batch));
  if (!claimed) return OkStatus();
  for (std::size_t i = 0; i < batch.tasks.size(); ++i) {
    if (figures[i]) {
      RETURN_IF_ERROR(WriteOne(transaction, batch, batch.tasks[i], *figures[i], now));
    } else if (!basis.vendor.has_calendar()) {
      RETURN_IF_ERROR(repositories_.queue.Remove(transaction, batch.tasks[i].name));
    } else {
      // It, or the partner that it shares its input with, changed meanwhile. The sweep has passed.
      RETURN_IF_ERROR(repositories_.queue.Add(transaction, batch.tasks[i].name, now));
    }
  }
  return OkStatus();
}

Status Recompute::WriteOne(storage::Transaction& transaction, const Batch& batch,
                           const FigureTask& task, const StandingFigure& figure,
                           Instant now) const {
  using Stored = StandingFigureRepository::Stored;
  const VendorBasis& basis = *batch.basis;
  ASSIGN_OR_RETURN(
      const Stored stored,
      repositories_.figures.Store(
          transaction, task.name,
          {.figure = figure,
           .vendor_basis = basis.hash,
           .partner_input = task.partner_input,
           .from = basis.from,
           .computed_at = now,
           .revisions = RevisionsOf(basis, task.calendar_revision, task.settings_revision)}));
  if (stored == Stored::kOvertaken) return repositories_.queue.Add(transaction, task.name, now);
  RETURN_IF_ERROR(repositories_.queue.Remove(transaction, task.name));
  if (stored == Stored::kSame) return OkStatus();
  ASSIGN_OR_RETURN(auto row, repositories_.figures.Find(transaction, task.name));
  if (!row) return OkStatus();
  return repositories_.facts.FigureChanged(transaction, ViewOf(*std::move(row), basis), now);
}

}  // namespace tandem::fiscal
