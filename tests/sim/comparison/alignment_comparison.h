#pragma once

#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "tests/sim/comparison/model.h"
#include "tests/sim/world/calls.h"

namespace tandem::sim {

// Each partnership's standing figure as the service answers, and as the pure domain computes it
// from the model; nothing may be stale, pending or based on other revisions.
void CompareAlignment(const Endpoints& endpoints, const Model& model, CivilDay today,
                      std::vector<std::string>& wrong);

}  // namespace tandem::sim
