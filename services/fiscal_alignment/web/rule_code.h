#pragma once

#include <string>
#include <string_view>

#include "services/fiscal_alignment/domain/cadence.h"

namespace tandem::fiscal {

// What a form sends for a rule: "own-partner", "weeks-vendor-2".
std::string CodeOf(const CadenceRule& rule);
// For dates that are typed.
inline constexpr std::string_view kDatesCode = "dates";

}  // namespace tandem::fiscal
