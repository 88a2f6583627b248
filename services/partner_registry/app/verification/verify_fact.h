#pragma once

#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct VerifyFactCommand {
  Subject subject;
  std::int64_t revision = 0;  // that was checked; 0: whatever is the newest
  std::string method;
};

// Says who made sure that something is right, when, and by what. NOT_FOUND if it is not there;
// FAILED_PRECONDITION (reason NOT_NEWEST) if another revision is the newest.
StatusOr<Verified> VerifyFact(const UnitOfWork& work, const VerifyFactCommand& command);

}  // namespace tandem::partner
