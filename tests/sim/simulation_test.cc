#include "tests/sim/simulation.h"

#include <cstdlib>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "tests/sim/world/node.h"

namespace tandem::sim {
namespace {

// Seeds of one test, so that the machine's processors share them.
constexpr std::uint64_t kBatches = 16;
constexpr std::uint64_t kUsualSeeds = 512;

std::uint64_t NumberIn(const char* variable, std::uint64_t otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

void ExpectRight(const Plan& plan, const Outcome& outcome) {
  EXPECT_TRUE(outcome.wrong.empty()) << fmt::format(
      "seed {}: {}\nIt happens again, with all that led to it, by\n"
      "  TANDEM_SIM_SEED={}{}{} build/dev/tests/sim/sim_test --gtest_filter=Simulation.Replays",
      plan.seed, fmt::join(outcome.wrong, "\n"), plan.seed,
      plan.with_faults ? "" : " TANDEM_SIM_FAULTS=0",
      plan.crash_at.empty() ? "" : fmt::format(" TANDEM_SIM_CRASH_AT='{}'", plan.crash_at));
}

TEST(Simulation, Replays) {
  const std::uint64_t seed = NumberIn("TANDEM_SIM_SEED", 0);
  if (seed == 0) GTEST_SKIP() << "TANDEM_SIM_SEED names no seed";
  const char* const crash_at = std::getenv("TANDEM_SIM_CRASH_AT");
  const Plan plan{.seed = seed,
                  .with_faults = NumberIn("TANDEM_SIM_FAULTS", 1) != 0,
                  .crash_at = crash_at == nullptr ? "" : crash_at};
  const Outcome outcome = Simulate(plan);
  fmt::print("{}\n", fmt::join(outcome.trace, "\n"));
  ExpectRight(plan, outcome);
}

class Seeds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Seeds, EndAsTheModelSays) {
  const std::uint64_t count = NumberIn("TANDEM_SIM_SEEDS", kUsualSeeds) / kBatches;
  const std::uint64_t first = 1 + GetParam() * count;
  int effects = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const Plan plan{.seed = seed};
    const Outcome outcome = Simulate(plan);
    ExpectRight(plan, outcome);
    effects += outcome.effects;
  }
  // A script in which nothing happens shows nothing.
  EXPECT_GT(effects, 10 * static_cast<int>(count));
}

INSTANTIATE_TEST_SUITE_P(Simulation, Seeds, testing::Range(std::uint64_t{0}, kBatches));

TEST(Simulation, TheSameSeedGivesTheSameWorld) {
  std::set<std::string> digests;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const std::string digest = Simulate({.seed = seed}).digest;
    EXPECT_EQ(Simulate({.seed = seed}).digest, digest) << seed;
    digests.insert(digest);
  }
  EXPECT_EQ(digests.size(), 8U);
}

TEST(Simulation, TheOrderOfFactsDoesNotMatter) {
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    EXPECT_EQ(Simulate({.seed = seed, .shuffles = true}).wrong, std::vector<std::string>()) << seed;
  }
}

TEST(Simulation, FindsALostEvent) {
  for (const char* topic : {"tandem.partner.v1", "tandem.fiscal.v1"}) {
    // Worlds that begin with two calendars, so that both topics have something to lose.
    for (std::uint64_t nth = 1; nth <= 4; ++nth) {
      const std::uint64_t seed = nth * kNegotiating;
      EXPECT_TRUE(Simulate({.seed = seed, .with_faults = false}).wrong.empty());
      EXPECT_FALSE(
          Simulate({.seed = seed, .with_faults = false, .lose_one_of = topic}).wrong.empty())
          << topic << " " << seed;
    }
  }
}

}  // namespace
}  // namespace tandem::sim
