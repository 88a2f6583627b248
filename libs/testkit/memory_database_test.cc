#include "libs/testkit/memory_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/base/failpoint.h"
#include "libs/testkit/fake_clock.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::testkit {
namespace {

using storage::Transaction;
using testing::_;

class MemoryDatabaseTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_THAT(Do("CREATE TABLE things (id BIGINT PRIMARY KEY)"), IsOk()); }
  void TearDown() override { ArmFailpoint(""); }

  Status Do(const std::string& sql) {
    return database_.Write(
        [&](Transaction& transaction) { return transaction.Execute(sql).status(); });
  }
  std::int64_t Count() {
    std::int64_t count = -1;
    EXPECT_THAT(database_.Read([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, QueryOne(transaction, "SELECT count(*) FROM things"));
      count = row->Int(0);
      return OkStatus();
    }),
                IsOk());
    return count;
  }

  FakeClock clock_;
  MemoryDatabase database_{clock_};
};

TEST_F(MemoryDatabaseTest, WhatFailsLeavesNothing) {
  EXPECT_THAT(database_.Write([](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.Execute("INSERT INTO things VALUES (1)").status());
    return NotFound("no");
  }),
              StatusIs(StatusCode::kNotFound, _));
  ArmFailpoint("storage.before_commit:error:1");
  EXPECT_THAT(Do("INSERT INTO things VALUES (1)"), StatusIs(StatusCode::kUnavailable, _));
  EXPECT_EQ(Count(), 0);
  EXPECT_THAT(Do("INSERT INTO things VALUES (1)"), IsOk());
  EXPECT_EQ(Count(), 1);
}

TEST_F(MemoryDatabaseTest, AnAnswerMayBeLostBehindTheCommit) {
  ArmFailpoint("storage.after_commit:error:1");
  EXPECT_THAT(Do("INSERT INTO things VALUES (1)"), StatusIs(StatusCode::kUnavailable, _));
  EXPECT_EQ(Count(), 1);
}

TEST_F(MemoryDatabaseTest, ItsClockIsTheTestsAndATransactionInAnotherOneIsADefect) {
  EXPECT_THAT(database_.Write([&](Transaction& transaction) -> Status {
    EXPECT_EQ(transaction.Now().value(), clock_.Now());
    return Do("INSERT INTO things VALUES (1)");
  }),
              StatusIs(StatusCode::kInternal, _));
  EXPECT_EQ(Count(), 0);
}

}  // namespace
}  // namespace tandem::testkit
