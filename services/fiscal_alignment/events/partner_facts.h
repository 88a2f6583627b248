#pragma once

#include "libs/messaging/consumer.h"
#include "services/fiscal_alignment/app/apply_facts.h"

namespace tandem::fiscal {

// The topic of the partner registry.
inline constexpr const char* kPartnerTopic = "tandem.partner.v1";

// Has `consumer` hand every fact of the partner registry to `apply`, which outlives it, as does the
// clock. Events that are malformed get INVALID_ARGUMENT, which parks them.
void SubscribeToPartnerFacts(messaging::Consumer& consumer, const ApplyFacts& apply,
                             const Clock& clock);

}  // namespace tandem::fiscal
