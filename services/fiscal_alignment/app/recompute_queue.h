#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/app/standing_figure_repository.h"

namespace tandem::fiscal {

// A vendor of whom every partnership is being visited.
struct Sweep {
  VendorId vendor;
  std::string done_through;  // id of the last partnership that was visited, empty at the start
  std::int64_t round = 0;    // another one after every change that starts it anew
};

// What is to be computed anew: single partnerships, and sweeps over all of a vendor's. Stateless;
// thread-safe.
class RecomputeQueue {
 public:
  virtual ~RecomputeQueue() = default;

  virtual Status Add(storage::Transaction& transaction, const PartnershipName& name,
                     Instant now) const = 0;
  virtual Status AddSweep(storage::Transaction& transaction, const VendorId& vendor,
                          Instant now) const = 0;
  virtual Status AddSweepOfAll(storage::Transaction& transaction, Instant now) const = 0;
  // The same, unless it was done for that version of what computes.
  virtual Status AddSweepForVersion(storage::Transaction& transaction, const std::string& version,
                                    Instant now) const = 0;

  // The oldest single ones, of one vendor.
  virtual StatusOr<std::vector<FigureTask>> Oldest(storage::Transaction& transaction,
                                                   int limit) const = 0;
  virtual Status Remove(storage::Transaction& transaction, const PartnershipName& name) const = 0;

  // The sweep that waited longest since its last page.
  virtual StatusOr<std::optional<Sweep>> NextSweep(storage::Transaction& transaction) const = 0;
  // Moves it to `done_through`, or ends it without one; false if it began anew or moved meanwhile.
  virtual StatusOr<bool> Advance(storage::Transaction& transaction, const Sweep& sweep,
                                 const std::optional<std::string>& done_through,
                                 Instant now) const = 0;

  struct Length {
    std::int64_t singles = 0;
    std::int64_t sweeps = 0;
  };
  virtual StatusOr<Length> Waiting(storage::Transaction& transaction) const = 0;
};

}  // namespace tandem::fiscal
