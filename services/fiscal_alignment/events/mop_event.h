#pragma once

#include "services/fiscal_alignment/domain/mop/mop.h"
#include "tandem/fiscal/events/v1/fiscal_events.pb.h"

namespace tandem::fiscal {

// What is told of a changed MOP. `last`: what happened last; null where no step was made of it.
// What people wrote is left out.
events::v1::MopChanged EventOf(const Mop& mop, const MopStep* last, Instant now);

}  // namespace tandem::fiscal
