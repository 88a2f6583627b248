#pragma once

#include "libs/rpc/call.h"
#include "services/fiscal_alignment/app/alignment_settings.h"
#include "tandem/fiscal/v1/alignment_service.pb.h"

namespace tandem::fiscal {

// UpdateAlignmentSettings as a call: field mask, etag, and what every call that changes something
// promises: a request_id that came before gets its first answer, validate_only leaves nothing
// behind. Thread-safe.
class UpdateSettingsCall {
 public:
  UpdateSettingsCall(storage::Database& database, UpdateAlignmentSettings update,
                     const Clock& clock)
      : database_(database), update_(std::move(update)), clock_(clock) {}

  Status Run(const rpc::Call& call, const v1::UpdateAlignmentSettingsRequest& request,
             v1::UpdateAlignmentSettingsResponse& response) const;

 private:
  storage::Database& database_;
  UpdateAlignmentSettings update_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
