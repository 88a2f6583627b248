#pragma once

#include <string>

#include "libs/base/status.h"
#include "services/tandem/mop/terms.h"
#include "services/tandem/remote/connection.h"
#include "tandem/fiscal/v1/alignment_service.pb.h"

namespace tandem::client {

// A candidate that was chosen, and the sentence that says which and why.
struct ChosenCandidate {
  fiscal::v1::CadenceRule rule;
  std::string sentence;
};

// The one that was typed, of the candidates of a partnership as `tandem align pair --of` shows
// them. INVALID_ARGUMENT or FAILED_PRECONDITION that says why there is none.
StatusOr<ChosenCandidate> Choose(const TypedTerms& typed, const std::string& partnership,
                                 const Connection& connection);
StatusOr<ChosenCandidate> ChooseFrom(const fiscal::v1::GetAlignmentResponse& alignment,
                                     const TypedTerms& typed);

}  // namespace tandem::client
