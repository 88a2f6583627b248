#pragma once

#include <cstdint>

#include "services/partner_registry/domain/calendar_revision.h"
#include "services/partner_registry/domain/facts/subject.h"

namespace tandem::partner {

// The last verification of a subject.
struct Verified {
  Subject subject;
  std::int64_t revision = 0;  // that was checked
  Verification verification;

  friend bool operator==(const Verified&, const Verified&) = default;
};

}  // namespace tandem::partner
