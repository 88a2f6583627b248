#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/sim/world/faults.h"

namespace tandem::sim {

// One world of so many, those whose seed it divides, begins with two sides that can agree on a MOP.
inline constexpr std::uint64_t kNegotiating = 4;

struct Plan {
  std::uint64_t seed = 0;
  // Without faults everything else happens all the same: reordering, repetition, delays, restarts.
  bool with_faults = true;
  // The place at which a process ends for certain when it is passed; empty: wherever.
  std::string crash_at;
  // Events of a key come in any order too.
  bool shuffles = false;
  // A topic of which the bus loses a message that it answered for: a defect, to be found.
  std::string lose_one_of;
};

struct Outcome {
  std::vector<std::string> wrong;  // nothing: all states are those of the model
  std::vector<std::string> trace;  // what happened, a line each
  std::string digest;              // of the trace and of everything that is stored at the end
  std::map<std::string, PointCounts> points;
  int effects = 0;  // commands that changed something
};

// Runs both services through a script that the seed writes, lets them come to rest, and compares
// them with the model. All of it in this thread.
Outcome Simulate(const Plan& plan);

}  // namespace tandem::sim
