#include "libs/redis/redis_cache.h"

#include <cstdlib>
#include <sstream>

#include <gmock/gmock.h>

#include "libs/base/ids.h"
#include "libs/testkit/cache_conformance.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::redis {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

const char* TestServer() { return std::getenv("TANDEM_TEST_REDIS"); }
constexpr const char* kNoServer = "TANDEM_TEST_REDIS does not name a server; tests/run starts one";

// Time does not pass in a server at will, but what is left of its keys' time can be shortened.
constexpr const char* kAge =
    "for _, key in ipairs(redis.call('KEYS', ARGV[1] .. '*')) do "
    "  local left = redis.call('PTTL', key) - ARGV[2] * 1000 "
    "  if left <= 0 then redis.call('DEL', key) else redis.call('PEXPIRE', key, left) end "
    "end";

std::unique_ptr<Connection> Connect() {
  auto connection = Connection::Open(*Address::Parse(TestServer()), std::chrono::seconds(5),
                                     std::chrono::seconds(5));
  EXPECT_THAT(connection, IsOk());
  return *std::move(connection);
}

// Time enough for a busy machine: these tests are not about being quick.
RedisOptions PatientOptions(const std::string& prefix) {
  return {.server = TestServer(),
          .prefix = prefix,
          .connect_timeout = std::chrono::seconds(5),
          .command_timeout = std::chrono::seconds(5)};
}

testkit::CacheAdapter RedisAdapter() {
  return {.name = "redis",
          .open =
              [](std::shared_ptr<void>& place) {
                const auto prefix = std::make_shared<std::string>(RandomIds().NewId() + ":");
                place = prefix;
                return *RedisCache::Create(PatientOptions(*prefix));
              },
          .let_pass =
              [](std::shared_ptr<void>& place, std::chrono::seconds time) {
                const std::string& prefix = *std::static_pointer_cast<std::string>(place);
                EXPECT_THAT(
                    Connect()->Ask({"EVAL", kAge, "0", prefix, std::to_string(time.count())}),
                    IsOk());
              },
          .missing = TestServer() == nullptr ? kNoServer : ""};
}

class RedisCacheTest : public testing::Test {
 protected:
  void SetUp() override {
    if (TestServer() == nullptr) GTEST_SKIP() << kNoServer;
  }
  static std::unique_ptr<RedisCache> Open(RedisOptions options) {
    auto cache = RedisCache::Create(std::move(options));
    EXPECT_THAT(cache, IsOk());
    return *std::move(cache);
  }

  const std::string prefix_ = RandomIds().NewId() + ":";
  const cache::Bytes value_ = std::make_shared<const std::string>("value");
};

TEST_F(RedisCacheTest, WhateverElseLiesUnderAKeyIsAMissAndIsReplaced) {
  const auto cache = Open(PatientOptions(prefix_));
  cache->Put("a", value_, std::chrono::hours(1));
  cache->Put("b", value_, std::chrono::hours(1));
  const auto other = Connect();
  const std::string a = prefix_ + "a";
  const std::string b = prefix_ + "b";
  const std::string of_b = **other->Ask({"GET", b});
  std::string changed = **other->Ask({"GET", a});
  changed.back() ^= 1;
  for (const std::vector<std::string_view>& poison :
       {std::vector<std::string_view>{"SET", a, "garbage"},
        {"SET", a, ""},
        {"SET", a, of_b},
        {"SET", a, changed},
        {"SETRANGE", a, "10", "xx"},
        {"LPUSH", a, "a list"}}) {
    if (poison[0] == "LPUSH") {
      ASSERT_THAT(other->Ask({"DEL", a}), IsOk());
    }
    ASSERT_THAT(other->Ask(poison), IsOk());
    EXPECT_EQ(cache->Get("a"), nullptr) << poison[0];
    cache->Put("a", value_, std::chrono::hours(1));
    EXPECT_EQ(*cache->Get("a"), "value") << poison[0];
  }
  EXPECT_EQ(cache->counts().damaged, 6);
  EXPECT_EQ(cache->counts().failures, 0);
}

TEST_F(RedisCacheTest, ConnectionsThatTheServerClosedAreReplacedWithoutAFailure) {
  RedisOptions options = PatientOptions(prefix_);
  options.server += "/7";  // the database tells this test's connections from others
  const auto cache = Open(std::move(options));
  cache->Put("a", value_, std::chrono::hours(1));
  const auto other = Connect();
  std::istringstream clients(**other->Ask({"CLIENT", "LIST"}));
  int killed = 0;
  for (std::string line; std::getline(clients, line);) {
    if (line.find(" db=7 ") == std::string::npos) continue;
    const std::string id = line.substr(3, line.find(' ') - 3);  // "id=5 addr=…"
    ASSERT_THAT(other->Ask({"CLIENT", "KILL", "ID", id}), IsOk());
    ++killed;
  }
  EXPECT_EQ(killed, 1);
  EXPECT_NE(cache->Get("a"), nullptr);
  EXPECT_EQ(cache->counts().failures, 0);
}

TEST_F(RedisCacheTest, AWrongPasswordCostsTimeOnlyAndIsTold) {
  Address address = *Address::Parse(TestServer());
  std::vector<std::string> failures;
  RedisOptions options = PatientOptions(prefix_);
  options.server = "redis://:wrong@" + address.host + ":" + std::to_string(address.port);
  options.on_failure = [&](const Status& failure) { failures.emplace_back(MessageOf(failure)); };
  const auto cache = Open(std::move(options));
  cache->Put("a", value_, std::chrono::hours(1));
  EXPECT_EQ(cache->Get("a"), nullptr);
  ASSERT_EQ(failures.size(), 1U) << "the second one was not asked";
  EXPECT_THAT(failures[0],
              testing::AllOf(HasSubstr("WRONGPASS"), testing::Not(HasSubstr(":wrong"))));
}

TEST(RedisCache, AServerThatIsNotThereCostsTimeOnlyAndIsAskedAgainLater) {
  int failures = 0;
  // Nobody listens at port 1.
  const auto cache = *RedisCache::Create({.server = "redis://127.0.0.1:1",
                                          .pause = std::chrono::milliseconds(0),
                                          .on_failure = [&](const Status&) { ++failures; }});
  cache->Put("a", std::make_shared<const std::string>("1"), std::chrono::hours(1));
  EXPECT_EQ(cache->Get("a"), nullptr);
  EXPECT_EQ(failures, 2);
  EXPECT_EQ(cache->counts().misses, 1);
}

TEST(RedisAddress, HasPasswordAndDatabaseIfTheyAreGiven) {
  const Address plain = *Address::Parse("redis://localhost:6379");
  EXPECT_EQ(plain.host, "localhost");
  EXPECT_EQ(plain.port, 6379);
  EXPECT_EQ(plain.password, "");
  const Address full = *Address::Parse("redis://:p@ss:w@10.0.0.1:1/3");
  EXPECT_EQ(full.password, "p@ss:w");
  EXPECT_EQ(full.host, "10.0.0.1");
  EXPECT_EQ(full.database, 3);
  for (const char* wrong :
       {"", "localhost:6379", "redis://", "redis://localhost", "redis://:1", "redis://a:0",
        "redis://a:65536", "redis://a:6379/x", "redis://user:secret@a:1", "rediss://a:1"}) {
    const auto address = Address::Parse(wrong);
    EXPECT_THAT(address, StatusIs(StatusCode::kInvalidArgument, testing::Not(HasSubstr("secret"))))
        << wrong;
  }
}

}  // namespace
}  // namespace tandem::redis

namespace tandem::testkit {

INSTANTIATE_TEST_SUITE_P(Redis, CacheConformance, testing::Values(redis::RedisAdapter()));

}  // namespace tandem::testkit
