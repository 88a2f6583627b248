#pragma once

#include <optional>
#include <vector>

#include "services/partner_registry/app/registry.h"
#include "services/partner_registry/app/verifications.h"

namespace tandem::partner {

// The last verifications of an organisation's things behind `after`, by kind and person; at most
// `limit`. Statuses are those of the ports.
StatusOr<std::vector<KnownVerification>> ListVerifications(
    Registry& registry, Verifications& verifications, const OrganisationName& organisation,
    const std::optional<VerificationPlace>& after, int limit);

}  // namespace tandem::partner
