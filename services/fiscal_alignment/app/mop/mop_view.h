#pragma once

#include <vector>

#include "services/fiscal_alignment/domain/mop/mop.h"

namespace tandem::fiscal {

// A MOP as one side may see it, with what follows from the calendars.
struct MopView {
  Mop mop;
  Side reader = Side::kVendor;
  // By version: the joint closes in its term by the calendars that it is based on, empty where they
  // cannot be computed.
  std::vector<std::vector<CivilDay>> closes;
  // In a review: those of the remaining term as they would be.
  std::vector<CivilDay> review_closes;

  // Whether the reader sees the version: of the other side only what it offered.
  bool Shows(const MopVersion& version) const {
    return version.side == reader || version.offered.has_value();
  }
};

}  // namespace tandem::fiscal
