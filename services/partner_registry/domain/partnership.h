#pragma once

#include <cstdint>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/ids.h"

namespace tandem::partner {

// How a partner earns its money, which decides what motivates it (R2). Stored by its number.
enum class BusinessModel {
  kUnknown,
  kConsulting,
  kSolutionProvider,
  kReseller,
  kManagedServices,
  kDistributor,
};
inline constexpr BusinessModel kLastBusinessModel = BusinessModel::kDistributor;

// A vendor and one of its partners. What the vendor knows of the partner hangs below it.
struct Partnership {
  PartnershipName name;
  std::string display_name;
  BusinessModel business_model = BusinessModel::kUnknown;
  std::int64_t revision = 1;
  Instant create_time;
  Instant update_time;

  friend bool operator==(const Partnership&, const Partnership&) = default;
};

}  // namespace tandem::partner
