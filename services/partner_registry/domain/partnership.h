#pragma once

#include <cstdint>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/ids.h"

namespace tandem::partner {

// A vendor and one of its partners. What the vendor knows of the partner hangs below it.
struct Partnership {
  PartnershipName name;
  std::string display_name;
  std::int64_t revision = 1;
  Instant create_time;
  Instant update_time;

  friend bool operator==(const Partnership&, const Partnership&) = default;
};

}  // namespace tandem::partner
