#include "services/fiscal_alignment/app/mop/mop_repository.h"

#include <algorithm>

namespace tandem::fiscal {

bool IsVisibleTo(const Mop& mop, Side side) {
  return mop.author_side == side ||
         std::ranges::any_of(mop.versions,
                             [](const MopVersion& version) { return version.offered.has_value(); });
}

}  // namespace tandem::fiscal
