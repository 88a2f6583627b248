#pragma once

#include <cstdint>

namespace tandem::messaging {

// When rows that nobody needs any more go, so many at a time: whenever half as many have come since
// the last time. So they go faster than they come, whatever the load, and cost little beside it.
// Belongs to one thread at a time.
class PurgePace {
 public:
  explicit PurgePace(std::int64_t at_a_time) : at_a_time_(at_a_time) {}

  // Counts rows that came; true if it is time.
  bool IsDueAfter(std::int64_t came) {
    came_ += came;
    if (came_ < at_a_time_ / 2) return false;
    came_ = 0;
    return true;
  }

 private:
  std::int64_t at_a_time_;
  std::int64_t came_ = 0;
};

}  // namespace tandem::messaging
