#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "libs/storage/database.h"
#include "libs/storage/migrator.h"

namespace tandem::storage {

// The right to be the only one that does something, for a while. `token` grows with every change of
// the holder, so that a holder who slept through the end of its lease is refused (fencing).
struct Lease {
  std::string name;
  std::string holder;
  std::int64_t token = 0;
  Instant until;
};

// Takes or prolongs the lease by the database's clock; none if another holds it.
StatusOr<std::optional<Lease>> AcquireLease(Transaction& transaction, const std::string& name,
                                            const std::string& holder,
                                            std::chrono::microseconds duration);
// ABORTED unless the lease is still held with that token: call it in the transaction whose effect
// the lease protects.
Status CheckLease(Transaction& transaction, const Lease& lease);
Status ReleaseLease(Transaction& transaction, const Lease& lease);

std::span<const Migration> LeaseMigrations();

}  // namespace tandem::storage
