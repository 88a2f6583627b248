#pragma once

#include <string>
#include <vector>

#include "tests/sim/comparison/model.h"
#include "tests/sim/world/world.h"

namespace tandem::sim {

// What is left behind in tables and on the bus, once everything is quiet: no event waits, none is
// parked, each was published in order and applied once; and nothing of people who were erased.
void CompareEvents(World& world, const Model& model, std::vector<std::string>& wrong);
void FindErasedTexts(World& world, const Model& model, std::vector<std::string>& wrong);

// All rows of all tables of the node, as one text.
std::string Dump(Node& node);

}  // namespace tandem::sim
