#pragma once

#include <atomic>

#include "libs/base/clock.h"

namespace tandem::testkit {

// A clock that stands until a test moves it. Thread-safe.
class FakeClock final : public Clock {
 public:
  explicit FakeClock(Instant now = std::chrono::sys_days(std::chrono::year(2026) / 5 / 20))
      : micros_(ToMicros(now)) {}

  Instant Now() const override { return FromMicros(micros_.load()); }
  void Set(Instant now) { micros_.store(ToMicros(now)); }
  void Advance(std::chrono::microseconds step) { micros_.fetch_add(step.count()); }

 private:
  std::atomic<std::int64_t> micros_;
};

}  // namespace tandem::testkit
