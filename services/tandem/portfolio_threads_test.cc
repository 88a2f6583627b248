#include <algorithm>

#include <gtest/gtest.h>

#include "services/tandem/client_testing.h"

namespace tandem::client {
namespace {

// For the thread sanitizer: several workers share places, results and the progress bar.
TEST(PortfolioThreads, ManyLinesGiveTheSameAnswerEveryTime) {
  std::string lines = "name,country,calendar,lead_days\n";
  for (int i = 0; i < 400; ++i) {
    lines += fmt::format("Partner {},{},month {:02}-{:02},{}\n", i, i % 3 == 0 ? "US-CA" : "DE",
                         i % 12 + 1, i % 28 + 1, i % 4);
  }
  const TemporaryFile file(lines);
  const auto portfolio = [&] {
    return Tandem({"align", "portfolio", "--vendor", "month 07-01", "--vendor-country", "US",
                   "--partners", file.path(), "--format", "csv"},
                  {.progress = true});
  };
  const CommandResult one = portfolio();
  EXPECT_EQ(one.code, kSuccess) << one.err;
  EXPECT_EQ(std::ranges::count(one.out, '\n'), 401);
  EXPECT_EQ(portfolio().out, one.out);
}

}  // namespace
}  // namespace tandem::client
