#include "libs/storage/lease.h"

#include <fmt/format.h>

namespace tandem::storage {

StatusOr<std::optional<Lease>> AcquireLease(Transaction& transaction, const std::string& name,
                                            const std::string& holder,
                                            std::chrono::microseconds duration) {
  RETURN_IF_ERROR(transaction.Lock("lease " + name));
  ASSIGN_OR_RETURN(const Instant now, transaction.Now());
  const Instant until = now + duration;
  // The token grows when the holder changes, and when the lease had run out in between.
  ASSIGN_OR_RETURN(
      const auto row,
      QueryOne(transaction,
               "INSERT INTO leases (name, holder, token, until) VALUES ($1, $2, 1, $3) "
               "ON CONFLICT (name) DO UPDATE SET holder = $2, until = $3, token = leases.token + "
               "CASE WHEN leases.holder = $2 AND leases.until > $4 THEN 0 ELSE 1 END "
               "WHERE leases.holder = $2 OR leases.until <= $4 RETURNING token",
               {name, holder, Of(until), Of(now)}));
  if (!row) return std::optional<Lease>();
  return std::optional(Lease{name, holder, row->Int(0), until});
}

Status CheckLease(Transaction& transaction, const Lease& lease) {
  // Until this transaction ends, nobody else gets the lease.
  RETURN_IF_ERROR(transaction.Lock("lease " + lease.name));
  ASSIGN_OR_RETURN(const Instant now, transaction.Now());
  ASSIGN_OR_RETURN(const auto row,
                   QueryOne(transaction,
                            "SELECT 1 FROM leases WHERE name = $1 AND holder = $2 AND token = $3 "
                            "AND until > $4",
                            {lease.name, lease.holder, lease.token, Of(now)}));
  if (row) return OkStatus();
  return Aborted(fmt::format("the lease {} is no longer held by {}", lease.name, lease.holder));
}

Status ReleaseLease(Transaction& transaction, const Lease& lease) {
  return transaction.Defer(
      "UPDATE leases SET until = 0 WHERE name = $1 AND holder = $2 AND token = $3",
      {lease.name, lease.holder, lease.token});
}

}  // namespace tandem::storage
