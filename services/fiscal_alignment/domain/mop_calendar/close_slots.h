#pragma once

#include <vector>

#include "services/fiscal_alignment/domain/cadence.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

namespace tandem::fiscal {

// A joint close and its place among those of the agreed term.
struct CloseSlot {
  int ordinal = 0;  // from 1
  CivilDay day;

  friend bool operator==(const CloseSlot&, const CloseSlot&) = default;
};

// The joint closes of a PERIOD within its term, in order. The ordinal of a dated close is its place
// among the dates. That of a close by rule counts the nominal days from the term's first day on
// from which closes fall back, so that holidays, shutdowns and leads, which move closes and may
// move one out of the term or onto another, never change it. Fails as CadenceOf does.
StatusOr<std::vector<CloseSlot>> CloseSlotsOf(const MopTerms& terms, const Partnership& pair);

}  // namespace tandem::fiscal
