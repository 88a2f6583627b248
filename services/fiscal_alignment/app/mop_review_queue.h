#pragma once

#include <cstdint>
#include <optional>

#include "libs/base/ids.h"
#include "libs/storage/database.h"

namespace tandem::fiscal {

// An organisation with a newer calendar.
struct ReviewTask {
  OrganisationName organisation;
  std::int64_t round = 0;  // another one after every revision
};

// Calendars with which MOPs are yet to be compared. Stateless; thread-safe.
class MopReviewQueue {
 public:
  virtual ~MopReviewQueue() = default;

  // Unless there is no MOP that depends on it; whether there is one.
  virtual StatusOr<bool> Add(storage::Transaction& transaction,
                             const OrganisationName& organisation, Instant now) const = 0;
  // The one that waits longest.
  virtual StatusOr<std::optional<ReviewTask>> Next(storage::Transaction& transaction) const = 0;
  // Unless it was asked for again meanwhile.
  virtual Status Remove(storage::Transaction& transaction, const ReviewTask& task) const = 0;
  virtual StatusOr<std::int64_t> Waiting(storage::Transaction& transaction) const = 0;
};

}  // namespace tandem::fiscal
