#pragma once

#include "libs/storage/database.h"

namespace tandem::partner {

// What was read a moment ago has been changed by somebody else if nothing changes now.
inline Status ExpectChange(const StatusOr<storage::Result>& result) {
  if (!result.ok()) return result.status();
  return result->changes == 1 ? OkStatus() : Aborted("it is being changed by somebody else");
}

}  // namespace tandem::partner
