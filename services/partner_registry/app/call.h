#pragma once

#include <string>

#include "libs/base/clock.h"
#include "libs/identity/caller.h"

namespace tandem::partner {

// Who calls, when, and what for the audit log says of it. A plain value.
struct Call {
  identity::Caller caller;
  Instant now;
  std::string request_id;  // the client's; may be empty
  std::string action;      // "CreatePartnership"
};

}  // namespace tandem::partner
