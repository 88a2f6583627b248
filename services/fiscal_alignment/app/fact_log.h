#pragma once

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/mop/mop.h"
#include "services/fiscal_alignment/domain/standing_view.h"

namespace tandem::fiscal {

// Where facts of this service are told to others, in the transaction that makes them true.
// Thread-safe.
class FactLog {
 public:
  virtual ~FactLog() = default;

  virtual Status FigureChanged(storage::Transaction& transaction, const StandingView& figure,
                               Instant now) const = 0;
  virtual Status SettingsChanged(storage::Transaction& transaction, const VendorId& vendor,
                                 const AlignmentSettings& settings,
                                 const std::string& request_id) const = 0;
  // `last`: what happened last; null where no step was made of it.
  virtual Status MopChanged(storage::Transaction& transaction, const Mop& mop, const MopStep* last,
                            Instant now) const = 0;
};

}  // namespace tandem::fiscal
