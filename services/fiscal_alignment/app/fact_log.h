#pragma once

#include "libs/storage/database.h"
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
};

}  // namespace tandem::fiscal
