#pragma once

#include <functional>

#include "libs/cache/in_process_cache.h"
#include "tests/sim/world/dice.h"

namespace tandem::sim {

// A cache that outlives processes as Redis does, forgets what it likes, and takes its time: while
// somebody waits for it, other threads of the same process would go on, which is what
// `meanwhile` stands for.
class SimulatedCache final : public cache::Cache {
 public:
  SimulatedCache(Dice& dice, const Clock& clock) : dice_(dice), cache_(clock, kBytes) {}

  void SetMeanwhile(std::function<void()> meanwhile) { meanwhile_ = std::move(meanwhile); }

  cache::Bytes Get(std::string_view key) override {
    Pass();
    return dice_.Chance(kForgets) ? nullptr : cache_.Get(key);
  }
  void Put(std::string_view key, cache::Bytes value, std::chrono::seconds keep) override {
    Pass();
    cache_.Put(key, std::move(value), keep);
  }

 private:
  static constexpr std::size_t kBytes = 1 << 20;
  static constexpr double kForgets = 0.1;
  static constexpr double kMeanwhile = 0.15;

  void Pass() {
    if (meanwhile_ && dice_.Chance(kMeanwhile)) meanwhile_();
  }

  Dice& dice_;
  cache::InProcessCache cache_;
  std::function<void()> meanwhile_;
};

}  // namespace tandem::sim
