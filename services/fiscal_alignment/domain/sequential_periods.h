#pragma once

#include <string>
#include <variant>

#include "services/fiscal_alignment/domain/cadence.h"

namespace tandem::fiscal {

// TWO: two sequential shorter periods a year, each beginning at one side's fiscal-year start. The
// cadence, or why it does not exist.
std::variant<Cadence, std::string> SequentialPeriods(const Partnership& pair);

}  // namespace tandem::fiscal
