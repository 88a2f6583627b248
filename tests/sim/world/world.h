#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "libs/testkit/fake_clock.h"
#include "tests/sim/world/alignment_node.h"
#include "tests/sim/world/registry_node.h"

namespace tandem::sim {

// Both services, their databases, the bus and the clock, in one thread and from one seed. What
// happens is written down line by line.
class World {
 public:
  World(std::uint64_t seed, const Temper& temper);

  // Makes the tables and starts the services, without faults.
  Status Open();

  Dice& dice() { return dice_; }
  testkit::FakeClock& clock() { return clock_; }
  Faults& faults() { return faults_; }
  SimulatedBus& bus() { return bus_; }
  RegistryNode& registry() { return registry_; }
  AlignmentNode& alignment() { return alignment_; }
  std::array<Node*, 2> nodes() { return {&registry_, &alignment_}; }
  Endpoints endpoints();

  // Runs what a node does, under the faults of the world; a node that ends in it is taken away.
  Status Act(Node& node, const std::string& activity, const std::function<Status()>& run);
  // Starts what is down.
  Status StartAll();

  void Tell(const std::string& line);
  const std::vector<std::string>& trace() const { return trace_; }

 private:
  testkit::FakeClock clock_;
  Dice dice_;
  SeededIds ids_;
  Faults faults_;
  SimulatedBus bus_{dice_, faults_};
  Ground ground_{dice_, clock_, faults_, bus_, ids_};
  RegistryNode registry_{ground_};
  AlignmentNode alignment_{ground_};
  std::vector<std::string> trace_;
};

}  // namespace tandem::sim
