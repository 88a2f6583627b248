#pragma once

#include <map>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "tests/sim/world/dice.h"

namespace tandem::sim {

// How often things go wrong at a failpoint.
struct Temper {
  double error = 0;
  double crash = 0;
};

// What became of one place at which something can go wrong.
struct PointCounts {
  int passed = 0;
  int failed = 0;
  int crashed = 0;
};

// Judges every failpoint that a running activity passes: it passes, it fails, or the process ends
// there. A process that has ended goes on in its objects until its activity returns, but nothing
// that it does has an effect any more; the world takes it away then. Without an activity nothing
// fails: so the test itself reads. One at a time; while it lives it is the judge of all failpoints.
class Faults {
 public:
  Faults(Dice& dice, const Temper& temper);
  ~Faults();
  Faults(const Faults&) = delete;
  Faults& operator=(const Faults&) = delete;

  // Something that a service does: a command, a round of its relay …
  class Activity {
   public:
    Activity(Faults& faults, std::string name);
    ~Activity();
    Activity(const Activity&) = delete;
    Activity& operator=(const Activity&) = delete;

   private:
    Faults& faults_;
    // Of the activity that this one interrupts.
    std::string outer_;
    std::map<std::string, int, std::less<>> passed_there_;
  };

  Status Judge(std::string_view point);

  // Ends the process at this place ("CreateVendor: storage.before_commit") when it is first passed.
  void CrashAt(std::string place) { target_ = std::move(place); }
  // From here on all is well, or no longer.
  void Heal() { healed_ = true; }
  void Resume() { healed_ = false; }

  bool healed() const { return healed_; }
  // Whether the process of the last activity has ended; asked once.
  bool TakeCrash() { return std::exchange(crashed_, false); }

  // By place.
  const std::map<std::string, PointCounts>& points() const { return points_; }

 private:
  std::string PlaceOf(std::string_view point);

  Dice& dice_;
  const Temper temper_;
  std::string target_;
  bool healed_ = false;
  bool crashed_ = false;
  std::string activity_;
  std::map<std::string, int, std::less<>> passed_here_;  // by point, in this activity
  std::map<std::string, PointCounts> points_;
};

}  // namespace tandem::sim
