#pragma once

#include "libs/base/status.h"
#include "services/partner_registry/app/call.h"
#include "services/partner_registry/domain/facts/fact.h"

namespace tandem::partner {

// The port that remembers what happened, in the transaction in which it happens: each fact becomes
// a row of the audit log and an event, so that none can exist without the other, nor a change
// without both. Belongs to its transaction in thread and lifetime.
class Journal {
 public:
  virtual ~Journal() = default;
  virtual Status Record(const Call& call, const Fact& fact) = 0;
};

}  // namespace tandem::partner
