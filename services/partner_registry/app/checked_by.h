#pragma once

#include <cstdint>
#include <string>

#include "services/partner_registry/app/call.h"
#include "services/partner_registry/domain/calendar_revision.h"

namespace tandem::partner {

// That the caller made sure of something. INVALID_ARGUMENT names "method", which must not be empty.
StatusOr<Verification> CheckedBy(const Call& call, const std::string& method);

// FAILED_PRECONDITION (reason NOT_NEWEST) unless the revision that was checked is the newest.
Status CheckNewest(std::int64_t checked, std::int64_t newest);

}  // namespace tandem::partner
