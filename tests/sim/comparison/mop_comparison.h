#pragma once

#include <string>
#include <vector>

#include "tests/sim/comparison/model.h"
#include "tests/sim/world/world.h"

namespace tandem::sim {

// Mutual Operating Periods at rest: people did exactly what was answered with OK, in that order;
// every change was told once and the last one tells what is; nothing waits for a moment that has
// come or for a calendar's revision that is known.
void CompareMops(World& world, const Model& model, std::vector<std::string>& wrong);

}  // namespace tandem::sim
