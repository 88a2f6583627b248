#include "tests/sim/commit_points.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "tests/sim/simulation.h"

namespace tandem::sim {
namespace {

constexpr std::uint64_t kFirstSeed = 100'001;
constexpr std::uint64_t kMostTries = 40;

// Ends a process at the place, in the first world that comes there, and compares as ever; adds all
// places that worlds passed. No other fault happens.
void CrashAt(const std::string& place, std::set<std::string>& passed) {
  for (std::uint64_t seed = kFirstSeed; seed < kFirstSeed + kMostTries; ++seed) {
    const Outcome outcome = Simulate({.seed = seed, .with_faults = false, .crash_at = place});
    EXPECT_TRUE(outcome.wrong.empty())
        << place << ": " << fmt::format("{}", fmt::join(outcome.wrong, "\n")) << "\n  "
        << "TANDEM_SIM_SEED=" << seed << " TANDEM_SIM_FAULTS=0 TANDEM_SIM_CRASH_AT='" << place
        << "' build/dev/tests/sim/sim_test --gtest_filter=Simulation.Replays";
    for (const auto& [name, counts] : outcome.points) passed.insert(name);
    const auto counts = outcome.points.find(place);
    if (counts != outcome.points.end() && counts->second.crashed > 0) return;
  }
  ADD_FAILURE() << "no world ended at " << place
                << "; if it is a command's, the script lacks that command (tests/sim/README.md)";
}

// Places that worlds passed although nobody knows them.
std::set<std::string> Unknown(const std::set<std::string>& passed) {
  std::set<std::string> unknown;
  std::ranges::copy_if(passed, std::inserter(unknown, unknown.end()), [](const auto& place) {
    return IsCommitPoint(place) && !CommitPointsOfCommands().contains(place) &&
           !CommitPointsOfRounds().contains(place) && !CommitPointsOfFewWorlds().contains(place);
  });
  return unknown;
}

TEST(CommitPoints, AProcessMayEndAtEachOfACommand) {
  std::set<std::string> passed;
  for (const std::string& place : CommitPointsOfCommands()) CrashAt(place, passed);
  EXPECT_EQ(Unknown(passed), std::set<std::string>());
}

TEST(CommitPoints, AProcessMayEndAtEachOfWhatServicesDoByThemselves) {
  std::set<std::string> passed;
  for (const std::string& place : CommitPointsOfRounds()) CrashAt(place, passed);
  EXPECT_EQ(Unknown(passed), std::set<std::string>());
}

// The places around the usual worlds' crashes, so that chance is seen to reach them too.
TEST(CommitPoints, MostAreReachedByChance) {
  std::set<std::string> crashed;
  for (std::uint64_t seed = 1; seed <= 64; ++seed) {
    for (const auto& [place, counts] : Simulate({.seed = seed}).points) {
      if (counts.crashed > 0 && IsCommitPoint(place)) crashed.insert(place);
    }
  }
  const std::size_t all = CommitPointsOfCommands().size() + CommitPointsOfRounds().size();
  EXPECT_GT(crashed.size(), all / 2);
  fmt::print("{} of {} places\n", crashed.size(), all);
}

}  // namespace
}  // namespace tandem::sim
