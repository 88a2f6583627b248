#pragma once

#include <vector>

#include "libs/calendar/inference/infer.h"

namespace tandem::fiscal {

// The rules that explain past closes (F1), of which either kind is given. INVALID_ARGUMENT that
// names the field for none, both or more than 400.
StatusOr<calendar::Inference> InferCalendar(std::vector<CivilDay> year_ends,
                                            std::vector<CivilDay> quarter_ends);

}  // namespace tandem::fiscal
