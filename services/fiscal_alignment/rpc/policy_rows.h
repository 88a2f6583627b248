#pragma once

#include <vector>

#include "libs/identity/policy.h"

namespace tandem::fiscal {

// Who may call which method of AlignmentService, and on what. Partners' people may only have rules
// inferred, which touches nobody's data; a space of their own comes with their sign-in.
std::vector<identity::PolicyRow> PolicyRows();

}  // namespace tandem::fiscal
