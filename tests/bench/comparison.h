#pragma once

#include <functional>
#include <string>
#include <vector>

namespace tandem::bench {

// What is timed: the processor time of this thread, so that other programs on the machine do not
// count, or the time that a person waits, for whole processes.
enum class Clock { kProcessor, kWall };

// Something to be timed: `run` does it for `items` items, of which one is shown.
struct Work {
  std::string what;
  double items = 1;
  std::function<void()> run;
  std::function<void()> prepare = nullptr;  // before each run, not timed
};

// Times `figure` and its references in turn, so that a noisy moment meets all of them, and prints
// the median of each for one item, with the target (0: none) and how many times each reference the
// figure is.
void Compare(const Work& figure, double target_seconds, const std::vector<Work>& references,
             int repeats, Clock clock = Clock::kProcessor);

// Prints one line for a time that was taken elsewhere; a target of 0 is none.
void PrintSeconds(const std::string& what, double seconds, double target_seconds);
// Seconds that single calls took.
struct Latency {
  double p50 = 0;
  double p99 = 0;
};
Latency LatencyOf(std::vector<double> seconds);
// Prints two lines; a target of 0 is none.
void PrintLatency(const std::string& what, const Latency& latency, double target_p99);
// Prints one line for an amount of memory; a target of 0 is none.
void PrintMemory(const std::string& what, double bytes, double target_bytes);
// Prints what the columns mean.
void PrintHeading();

// Keeps the compiler from dropping the computation of `value`.
template <typename T>
void Keep(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

}  // namespace tandem::bench
