#pragma once

#include <chrono>
#include <cstddef>
#include <thread>
#include <vector>

#include "tests/bench/calls.h"

// Calls that come when they come, whether or not the ones before have been answered.
namespace tandem::bench {

using SteadyClock = std::chrono::steady_clock;

inline double SecondsSince(SteadyClock::time_point start) {
  return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

// Runs send(caller, i) for 0 … count − 1, `rate` a second. One that is late because all callers are
// busy is sent as soon as one is free. Seconds from the moment that each was due to its end.
template <typename Send>
std::vector<double> OpenLoop(int callers, int rate, int count, const Send& send) {
  std::vector<double> seconds(static_cast<std::size_t>(count));
  const auto start = SteadyClock::now();
  Concurrently(callers, count, [&](int caller, int i) {
    const auto due = start + std::chrono::nanoseconds(std::int64_t{1'000'000'000} * i / rate);
    std::this_thread::sleep_until(due);
    send(caller, i);
    seconds[static_cast<std::size_t>(i)] = SecondsSince(due);
  });
  return seconds;
}

}  // namespace tandem::bench
