#pragma once

#include <string>

#include "libs/storage/database.h"

namespace tandem::postgres {

// The roles that work on a service's tables; neither owns them, nor bypasses row-level security.
struct Roles {
  std::string app;    // the service itself
  std::string relay;  // publishes events: outbox, inbox, timers and leases, nothing else
};

// Gives the roles exactly the rights that they need on every table of the schema, and to the app
// only the rows of the vendor that a transaction acts for. `owner` is the schema's owner, who is
// bound by the same policies and so sees no rows. INTERNAL for a table that no rule is known for,
// or a role that does not exist; then nothing is changed. May be called again.
Status GrantRights(storage::Database& owner, const std::string& schema, const Roles& roles);

}  // namespace tandem::postgres
