#include "libs/testkit/cache_conformance.h"

#include <thread>
#include <vector>

namespace tandem::testkit {

void CacheConformance::Put(std::string_view key, const std::string& value) {
  cache_->Put(key, std::make_shared<const std::string>(value), std::chrono::seconds(60));
}

std::string CacheConformance::Get(std::string_view key) {
  const cache::Bytes value = cache_->Get(key);
  return value ? *value : "(none)";
}

namespace {

TEST_P(CacheConformance, GivesBackWhatWasPutUnderTheKey) {
  EXPECT_EQ(Get("a"), "(none)");
  Put("a", "1");
  Put("b", "2");
  EXPECT_EQ(Get("a"), "1");
  EXPECT_EQ(Get("b"), "2");
  Put("a", "3");
  EXPECT_EQ(Get("a"), "3");
}

TEST_P(CacheConformance, KeysAndValuesMayHoldAnyBytes) {
  const std::string key("k\0\r\n k", 6);
  const std::string value("\0\xff\r\n", 4);
  Put(key, value);
  EXPECT_EQ(Get(key), value);
  EXPECT_EQ(Get("k"), "(none)");
  Put("empty", "");
  EXPECT_EQ(Get("empty"), "");
}

TEST_P(CacheConformance, AnEntryGoesWhenItsTimeIsOver) {
  Put("a", "1");
  GetParam().let_pass(place_, std::chrono::seconds(40));
  EXPECT_EQ(Get("a"), "1");
  GetParam().let_pass(place_, std::chrono::seconds(20));
  EXPECT_EQ(Get("a"), "(none)");
}

TEST_P(CacheConformance, ManyThreadsMayUseIt) {
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < 200; ++i) {
        const std::string key = std::to_string((t + i) % 7);
        Put(key, key);
        const std::string found = Get(key);
        EXPECT_TRUE(found == key || found == "(none)");
      }
    });
  }
}

}  // namespace
}  // namespace tandem::testkit
