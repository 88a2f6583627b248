#include "services/fiscal_alignment/app/mop/advance_mops.h"

#include <algorithm>

namespace tandem::fiscal {

StatusOr<bool> AdvanceMops::Run(storage::Transaction& transaction, Instant now) const {
  RETURN_IF_ERROR(transaction.ActFor(storage::Transaction::kEveryVendor));
  ASSIGN_OR_RETURN(std::vector<MopName> due, ports_.mops.Due(transaction, now, kPageSize));
  const bool more = due.size() == static_cast<std::size_t>(kPageSize);
  // Locks are taken in one order, so that nobody waits for each other.
  std::ranges::sort(due);
  for (const MopName& name : due) {
    const Status done = transaction.Nested([&] { return RunOne(transaction, name, now); });
    if (done.ok()) continue;
    if (IsRetryable(done)) return done;
    if (failed_) failed_(Annotate(done, name.ToString()));
  }
  return more;
}

Status AdvanceMops::RunOne(storage::Transaction& transaction, const MopName& name,
                           Instant now) const {
  RETURN_IF_ERROR(transaction.Lock(name.partnership.ToString()));
  ASSIGN_OR_RETURN(std::optional<Mop> mop, ports_.mops.Find(transaction, name));
  if (!mop) return OkStatus();
  return journal_.BringUp(transaction, *mop, now);
}

}  // namespace tandem::fiscal
