#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tandem::calendar {

// The notation that a JSON object of the same words stands for:
//   {"base": "last sat jul", "weeks": [4, 4, 5], "week53": "p7", "label": "end",
//    "overrides": {"2026": {"q1": "2026-04-04"}}}
//   {"regimes": ["month 01-01", {"bridge": "2022-01-01..2022-03-31"}, {"base": "month 04-01"}]}
// INVALID_ARGUMENT that names the key for anything else.
StatusOr<std::string> NotationOfJson(std::string_view json);

}  // namespace tandem::calendar
