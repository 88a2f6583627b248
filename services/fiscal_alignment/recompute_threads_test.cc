#include <atomic>

#include <fmt/format.h>

#include "services/fiscal_alignment/app/background_worker.h"
#include "services/fiscal_alignment/stores_testing.h"

namespace tandem::fiscal {
namespace {

using RecomputeThreads = StoresFixture;

// Whether `done` comes true within a bounded time.
bool Eventually(const std::function<bool()>& done) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!done()) {
    if (std::chrono::steady_clock::now() > limit) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

TEST_F(RecomputeThreads, F2_ChangesDuringTheWorkAreNeverLost) {
  constexpr int kPartners = 60;
  Register("vendors/acme", "month 01-01");
  for (int i = 0; i < kPartners; ++i) {
    Register(fmt::format("vendors/acme/partnerships/p{}", i),
             fmt::format("month {:02}-01", i % 12 + 1));
  }
  MakeRecompute(7);
  std::atomic<int> failures = 0;
  BackgroundWorker worker([this] { return recompute_->RunOnce(); },
                          [&](const Status&) { ++failures; });
  const ApplyFacts apply(repositories(), [&] { worker.Wake(); });
  const auto change = [&](const OrganisationFacts& facts) {
    return database_->Write([&](storage::Transaction& transaction) {
      return apply.Run(transaction, facts, clock_.Now());
    });
  };
  worker.Start();
  std::thread partners([&] {
    for (int i = 0; i < kPartners; ++i) {
      EXPECT_THAT(change(WithLead(fmt::format("vendors/acme/partnerships/p{}", i), 1, i % 5)),
                  testkit::IsOk());
    }
  });
  for (int revision = 1; revision <= 10; ++revision) {
    EXPECT_THAT(change(WithLead("vendors/acme", revision, revision)), testkit::IsOk());
  }
  partners.join();
  EXPECT_TRUE(
      Eventually([&] { return List("vendors/acme", std::nullopt, 1).counts->outdated == 0; }));
  worker.Stop();
  worker.Stop();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(Figure("vendors/acme/partnerships/p59")->revisions.vendor_settings, 10);
}

TEST_F(RecomputeThreads, AWorkerThatNeverRanStops) {
  BackgroundWorker worker([this] { return recompute_->RunOnce(); }, [](const Status&) {});
  worker.Stop();
}

}  // namespace
}  // namespace tandem::fiscal
