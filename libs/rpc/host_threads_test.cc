#include <thread>

#include "libs/rpc/host_testing.h"

namespace tandem::rpc {
namespace {

TEST_F(HostFixture, ManyCallersAtATime) {
  std::atomic<int> handled = 0;
  Start({}, [&](const Call& call) {
    ++handled;
    return call.caller.person == "ann" ? OkStatus() : Internal("mixed up");
  });
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i) {
      callers.emplace_back([this] {
        for (int j = 0; j < 25; ++j) EXPECT_THAT(GetOwn(), testkit::IsOk());
      });
    }
  }
  EXPECT_EQ(handled, 200);
}

}  // namespace
}  // namespace tandem::rpc
