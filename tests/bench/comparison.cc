#include "tests/bench/comparison.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include <fmt/format.h>

namespace tandem::bench {
namespace {

double Now(Clock clock) {
  timespec now{};
  clock_gettime(clock == Clock::kProcessor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double Median(std::vector<double> seconds) {
  const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
  std::ranges::nth_element(seconds, middle);
  return *middle;
}

std::string Time(double seconds) {
  if (seconds < 1e-6) return fmt::format("{:.1f} ns", seconds * 1e9);
  if (seconds < 1e-3) return fmt::format("{:.1f} us", seconds * 1e6);
  if (seconds < 1) return fmt::format("{:.1f} ms", seconds * 1e3);
  return fmt::format("{:.2f} s", seconds);
}

void PrintLine(const std::string& what, const std::string& measured, const std::string& target,
               const std::string& ratio) {
  fmt::print("{:<58} {:>9} {:>10} {:>7}\n", what, measured, target, ratio);
  std::fflush(stdout);
}

}  // namespace

void PrintHeading() { PrintLine("", "median", "target", "ratio"); }

void Compare(const Work& figure, double target_seconds, const std::vector<Work>& references,
             int repeats, Clock clock) {
  std::vector<Work> all = {figure};
  all.insert(all.end(), references.begin(), references.end());
  std::vector<std::vector<double>> seconds(all.size());
  for (int i = 0; i < repeats; ++i) {
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (all[k].prepare) all[k].prepare();
      const double start = Now(clock);
      all[k].run();
      seconds[k].push_back((Now(clock) - start) / all[k].items);
    }
  }
  const double measured = Median(seconds[0]);
  PrintLine(figure.what, Time(measured), target_seconds > 0 ? "<= " + Time(target_seconds) : "",
            "");
  for (std::size_t k = 1; k < all.size(); ++k) {
    const double reference = Median(seconds[k]);
    PrintLine("  beside " + all[k].what, Time(reference), "",
              fmt::format("{:.2f}", measured / reference));
  }
}

void PrintSeconds(const std::string& what, double seconds, double target_seconds) {
  PrintLine(what, Time(seconds), target_seconds > 0 ? "<= " + Time(target_seconds) : "", "");
}

Latency LatencyOf(std::vector<double> seconds) {
  std::ranges::sort(seconds);
  return {.p50 = seconds.at(seconds.size() / 2), .p99 = seconds.at(seconds.size() * 99 / 100)};
}

void PrintLatency(const std::string& what, const Latency& latency, double target_p99) {
  PrintSeconds(what + ", p50", latency.p50, 0);
  PrintSeconds("  p99", latency.p99, target_p99);
}

void PrintMemory(const std::string& what, double bytes, double target_bytes) {
  constexpr double kMegabyte = 1e6;
  PrintLine(what, fmt::format("{:.1f} MB", bytes / kMegabyte),
            target_bytes > 0 ? fmt::format("<= {:.0f} MB", target_bytes / kMegabyte) : "", "");
}

}  // namespace tandem::bench
