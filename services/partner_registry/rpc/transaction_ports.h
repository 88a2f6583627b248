#pragma once

#include <functional>
#include <memory>

#include "libs/storage/database.h"
#include "services/partner_registry/app/journal.h"
#include "services/partner_registry/app/people.h"
#include "services/partner_registry/app/presence.h"
#include "services/partner_registry/app/registry.h"
#include "services/partner_registry/app/verifications.h"

namespace tandem::partner {

// What opens the ports of the use cases on a running transaction, so that the handlers need not
// know how they are made. Thread-safe; what they give belongs to the transaction's thread.
struct TransactionPorts {
  std::function<std::unique_ptr<Registry>(storage::Transaction&)> registry;
  std::function<std::unique_ptr<People>(storage::Transaction&)> people;
  std::function<std::unique_ptr<Presence>(storage::Transaction&)> presence;
  std::function<std::unique_ptr<Verifications>(storage::Transaction&)> verifications;
  std::function<std::unique_ptr<Journal>(storage::Transaction&)> journal;
};

}  // namespace tandem::partner
