#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include "libs/base/ids.h"
#include "libs/messaging/outbox.h"
#include "libs/storage/database.h"
#include "services/partner_registry/app/audit_log.h"
#include "services/partner_registry/app/journal.h"

namespace tandem::partner {

inline constexpr std::string_view kTopic = "tandem.partner.v1";
inline constexpr std::string_view kSource = "/tandem/partner-registry";

// The journal whose events go through the outbox. What it refers to outlives it.
class OutboxJournal final : public Journal {
 public:
  OutboxJournal(storage::Transaction& transaction, std::unique_ptr<AuditLog> audit_log,
                const messaging::Outbox& outbox, IdSource& ids)
      : transaction_(transaction), audit_log_(std::move(audit_log)), outbox_(outbox), ids_(ids) {}

  Status Record(const Call& call, const Fact& fact) override;

 private:
  storage::Transaction& transaction_;
  std::unique_ptr<AuditLog> audit_log_;
  const messaging::Outbox& outbox_;
  IdSource& ids_;
};

}  // namespace tandem::partner
