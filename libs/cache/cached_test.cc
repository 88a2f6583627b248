#include "libs/cache/cached.h"

#include <atomic>
#include <latch>
#include <thread>

#include "libs/cache/in_process_cache.h"
#include "libs/testkit/fake_clock.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::cache {
namespace {

using testing::HasSubstr;
using testkit::StatusIs;

TEST(Cached, ComputesOnceForCallersAtOneTimeAndNeverAgain) {
  const testkit::FakeClock clock;
  InProcessCache memory(clock, 1 << 20);
  Cached cached(memory);
  std::atomic<int> computed = 0;
  std::latch together(8);
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i) {
      callers.emplace_back([&] {
        together.arrive_and_wait();
        const auto value = cached.GetOrCompute("k", std::chrono::hours(1), [&] {
          ++computed;
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
          return StatusOr<std::string>("value");
        });
        EXPECT_EQ(**value, "value");
      });
    }
  }
  EXPECT_EQ(computed, 1);
}

TEST(Cached, AnErrorIsAnsweredAndNotKept) {
  const testkit::FakeClock clock;
  InProcessCache memory(clock, 1 << 20);
  Cached cached(memory);
  EXPECT_THAT(cached.GetOrCompute("k", std::chrono::hours(1),
                                  [] { return StatusOr<std::string>(Unavailable("later")); }),
              StatusIs(StatusCode::kUnavailable, HasSubstr("later")));
  EXPECT_EQ(**cached.GetOrCompute("k", std::chrono::hours(1),
                                  [] { return StatusOr<std::string>("now"); }),
            "now");
}

}  // namespace
}  // namespace tandem::cache
