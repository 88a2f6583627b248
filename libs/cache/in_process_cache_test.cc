#include "libs/cache/in_process_cache.h"

#include "libs/cache/envelope.h"
#include "libs/testkit/cache_conformance.h"
#include "libs/testkit/fake_clock.h"

namespace tandem::testkit {

INSTANTIATE_TEST_SUITE_P(InProcess, CacheConformance,
                         testing::Values(CacheAdapter{
                             .name = "in_process",
                             .open =
                                 [](std::shared_ptr<void>& place) {
                                   const auto clock = std::make_shared<FakeClock>();
                                   place = clock;
                                   return std::make_unique<cache::InProcessCache>(*clock, 1 << 20);
                                 },
                             .let_pass =
                                 [](std::shared_ptr<void>& place, std::chrono::seconds time) {
                                   std::static_pointer_cast<FakeClock>(place)->Advance(time);
                                 }}));

}  // namespace tandem::testkit

namespace tandem::cache {
namespace {

TEST(InProcessCache, StaysWithinItsBytesAndDropsWhatWasNotUsed) {
  const testkit::FakeClock clock;
  InProcessCache cache(clock, 10'000);
  const auto value = std::make_shared<const std::string>(1000, 'x');
  for (int i = 0; i < 20; ++i) {
    cache.Put(std::to_string(i), value, std::chrono::hours(1));
    EXPECT_NE(cache.Get("0"), nullptr) << "it is used all the time";
  }
  EXPECT_EQ(cache.Get("1"), nullptr);
  EXPECT_NE(cache.Get("19"), nullptr);
  cache.Put("large", std::make_shared<const std::string>(20'000, 'x'), std::chrono::hours(1));
  EXPECT_EQ(cache.Get("large"), nullptr);
  EXPECT_NE(cache.Get("19"), nullptr) << "what does not fit drives nothing out";
}

TEST(Envelope, OnlyWhatWasSealedUnderTheKeyOpens) {
  const std::string sealed = Seal("key", std::string("va\0lue", 6));
  EXPECT_EQ(Open("key", sealed), std::string("va\0lue", 6));
  EXPECT_EQ(Open("other", sealed), std::nullopt);
  EXPECT_EQ(Open("key", sealed.substr(0, sealed.size() - 1)), std::nullopt);
  EXPECT_EQ(Open("key", ""), std::nullopt);
  EXPECT_EQ(Open("key", "garbage"), std::nullopt);
  std::string changed = sealed;
  changed.back() = '!';
  EXPECT_EQ(Open("key", changed), std::nullopt);
  EXPECT_EQ(Open("key", Seal("key", "")), "");
}

}  // namespace
}  // namespace tandem::cache
