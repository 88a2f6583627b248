#pragma once

#include <string>
#include <vector>

#include "tests/sim/comparison/model.h"
#include "tests/sim/world/calls.h"

namespace tandem::sim {

// What the registry answers about one organisation, its people and its history, and what it should.
void CompareOrganisation(const Endpoints& endpoints, const Model& model, const std::string& name,
                         std::vector<std::string>& wrong);

// The same of all of them, and that there are no others.
void CompareRegistry(const Endpoints& endpoints, const Model& model,
                     std::vector<std::string>& wrong);

}  // namespace tandem::sim
