#pragma once

#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/amounts/amount_view.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

namespace tandem::fiscal {

// The periods of agreed MOPs: up to each joint close of the (cut) term. Stateless; thread-safe.
class MopPeriods {
 public:
  virtual ~MopPeriods() = default;

  // Of all that hold on one of the days, also of those that have ended since; in order.
  virtual StatusOr<std::vector<ViewPeriod>> On(storage::Transaction& transaction,
                                               const PartnershipName& partnership,
                                               const calendar::DaySpan& days) const = 0;
  // Of one. NOT_FOUND unless it was ever agreed.
  virtual StatusOr<std::vector<ViewPeriod>> Of(storage::Transaction& transaction,
                                               const MopName& name) const = 0;
};

}  // namespace tandem::fiscal
