#include "libs/base/clock.h"

#include <gtest/gtest.h>

#include "libs/testkit/fake_clock.h"
#include "libs/testkit/status_matchers.h"

namespace tandem {
namespace {

TEST(Instant, IsWrittenAndReadInUtc) {
  for (const char* text : {"2026-05-20T10:15:30Z", "2026-05-20T10:15:30.000001Z",
                           "2026-12-31T23:59:59.999999Z", "1950-01-01T00:00:00Z"}) {
    EXPECT_EQ(ToText(*ParseInstant(text)), text);
  }
  EXPECT_EQ(*ParseInstant("2026-05-20T10:15:30.5Z"), *ParseInstant("2026-05-20T10:15:30.500000Z"));
  EXPECT_EQ(ToMicros(*ParseInstant("1970-01-01T00:00:01.5Z")), 1'500'000);
}

TEST(Instant, WhatIsNoInstantIsRefused) {
  for (const char* text :
       {"", "2026-05-20", "2026-05-20T10:15:30", "2026-05-20T10:15:30+02:00",
        "2026-02-30T10:15:30Z", "2026-05-20T24:15:30Z", "2026-05-20T10:60:30Z",
        "2026-05-20T10:15:30.Z", "2026-05-20T10:15:30.1234567Z", "2026-05-20T10:15:-1Z"}) {
    EXPECT_FALSE(ParseInstant(text).ok()) << text;
  }
}

TEST(Instant, ItsDayIsThatOfUtc) {
  EXPECT_EQ(UtcDay(*ParseInstant("2026-05-20T23:59:59Z")), CivilDay::FromYmd(2026, 5, 20));
  EXPECT_EQ(UtcDay(*ParseInstant("1969-12-31T23:59:59Z")), CivilDay::FromYmd(1969, 12, 31));
}

TEST(FakeClock, StandsUntilItIsMoved) {
  testkit::FakeClock clock;
  const Instant before = clock.Now();
  EXPECT_EQ(clock.Now(), before);
  clock.Advance(std::chrono::hours(1));
  EXPECT_EQ(clock.Now() - before, std::chrono::hours(1));
}

}  // namespace
}  // namespace tandem
