#include "services/partner_registry/storage/sql_audit_log.h"

#include "services/partner_registry/storage/json_columns.h"
#include "services/partner_registry/storage/organisation_key.h"

namespace tandem::partner {

Status SqlAuditLog::Append(const Change& change) {
  return transaction_.Defer(
      "INSERT INTO changes (vendor, time, id, partnership, resource, action, person, "
      "request_id, fields) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {change.organisation.vendor.value(), storage::Of(change.time), change.id,
       PartnershipColumn(change.organisation), change.resource, change.action, change.person,
       change.request_id, ToJson(change.fields)});
}

}  // namespace tandem::partner
