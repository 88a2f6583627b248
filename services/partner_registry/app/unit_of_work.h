#pragma once

#include "libs/base/ids.h"
#include "services/partner_registry/app/call.h"
#include "services/partner_registry/app/journal.h"
#include "services/partner_registry/app/people.h"
#include "services/partner_registry/app/registry.h"
#include "services/partner_registry/app/verifications.h"

namespace tandem::partner {

// What a use case that changes something works with: one transaction, whose end the caller of the
// use case decides. A failed use case must be rolled back.
struct UnitOfWork {
  Registry& registry;
  People& people;
  Verifications& verifications;
  Journal& journal;
  IdSource& ids;
  const Call& call;
};

}  // namespace tandem::partner
