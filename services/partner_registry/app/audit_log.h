#pragma once

#include "libs/base/status.h"
#include "services/partner_registry/domain/facts/change.h"

namespace tandem::partner {

// The port through which a journal writes its rows of the audit log, within one running
// transaction. Use cases do not see it: they record facts in a Journal.
class AuditLog {
 public:
  virtual ~AuditLog() = default;
  virtual Status Append(const Change& change) = 0;
};

}  // namespace tandem::partner
