#pragma once

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

namespace tandem::fiscal {

// Keeps what calendar programs and other services were told of a MOP's calendar in step with the
// MOP. Stateless; thread-safe.
class MopCalendarKeeper {
 public:
  virtual ~MopCalendarKeeper() = default;

  // To be called in the transaction that agrees a MOP or changes an agreed one, for what is saved.
  // Publishes its calendar anew where a date has changed; does nothing for one that was never
  // agreed. A calendar that cannot be computed leaves what was published.
  virtual Status Keep(storage::Transaction& transaction, const Mop& mop, Instant now) const = 0;
};

}  // namespace tandem::fiscal
