#pragma once

#include "libs/messaging/consumer.h"
#include "services/fiscal_alignment/app/apply_facts.h"

namespace tandem::fiscal {

// Has `consumer` hand what the partner registry tells of people and of who is responsible for what
// to `apply`, which outlives it. Events that are malformed get INVALID_ARGUMENT, which parks them.
void SubscribeToPeopleFacts(messaging::Consumer& consumer, const ApplyFacts& apply);

}  // namespace tandem::fiscal
