#pragma once

#include <cstdint>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/ids.h"

namespace tandem::partner {

// A company that sells through partners; the tenant to which everything belongs that it knows.
struct Vendor {
  VendorId id;
  std::string display_name;
  std::int64_t revision = 1;
  Instant create_time;
  Instant update_time;

  friend bool operator==(const Vendor&, const Vendor&) = default;
};

}  // namespace tandem::partner
