#pragma once

#include "libs/storage/database.h"
#include "services/partner_registry/app/audit_log.h"

namespace tandem::partner {

// The audit log in a relational database: it is only ever added to. SqlRegistry reads it.
class SqlAuditLog final : public AuditLog {
 public:
  explicit SqlAuditLog(storage::Transaction& transaction) : transaction_(transaction) {}

  Status Append(const Change& change) override;

 private:
  storage::Transaction& transaction_;
};

}  // namespace tandem::partner
