// How a schema comes and grows, on every adapter.
#include "libs/storage/migrator.h"
#include "libs/testkit/status_matchers.h"
#include "libs/testkit/storage_conformance.h"

namespace tandem::testkit {

using testing::_;
using testing::HasSubstr;

namespace {

constexpr storage::Migration kFirst{1, "create_a",
                                    "-- a; comment\nCREATE TABLE a (x TEXT);\n"
                                    "INSERT INTO a VALUES ('semi;colon');"};
constexpr storage::Migration kSecond{2, "create_b", "CREATE TABLE b (x TEXT)"};
constexpr storage::Migration kBroken{2, "half", "CREATE TABLE b (x TEXT); SELECT * FROM nowhere"};

TEST_P(StorageConformance, MigrationsAreAppliedOnceAndInOrder) {
  const std::vector<storage::Migration> one = {kFirst};
  const std::vector<storage::Migration> both = {kFirst, kSecond};
  ASSERT_THAT(Migrate(database(), "test", one), IsOk());
  ASSERT_THAT(Migrate(database(), "test", both), IsOk());
  ASSERT_THAT(Migrate(database(), "test", both), IsOk());
  EXPECT_EQ(Count("a"), 1);
  EXPECT_EQ(Count("b"), 0);
}

TEST_P(StorageConformance, AStepThatFailsHalfWayLeavesNothingAndMayBeMended) {
  const std::vector<storage::Migration> broken = {kFirst, kBroken};
  EXPECT_THAT(Migrate(database(), "test", broken), StatusIs(_, HasSubstr("step 2 (half)")));
  const std::vector<storage::Migration> mended = {kFirst, kSecond};
  EXPECT_THAT(Migrate(database(), "test", mended), IsOk());
}

TEST_P(StorageConformance, ANewerDatabaseAndAChangedStepAreRefused) {
  const std::vector<storage::Migration> both = {kFirst, kSecond};
  ASSERT_THAT(Migrate(database(), "test", both), IsOk());
  const std::vector<storage::Migration> one = {kFirst};
  EXPECT_THAT(Migrate(database(), "test", one),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("start a newer program")));
  const std::vector<storage::Migration> changed = {kFirst,
                                                   {2, "create_b", "CREATE TABLE b (y TEXT)"}};
  EXPECT_THAT(Migrate(database(), "test", changed),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("another text")));
}

TEST_P(StorageConformance, AProgramStartsOnItsOwnSchemaOnly) {
  const std::vector<storage::Migration> one = {kFirst};
  const std::vector<storage::Migration> both = {kFirst, kSecond};
  EXPECT_THAT(CheckSchema(database(), {{"test", both}}),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("never migrated")));
  ASSERT_THAT(Migrate(database(), {{"test", one}}), IsOk());
  EXPECT_THAT(CheckSchema(database(), {{"test", one}}), IsOk());
  EXPECT_THAT(CheckSchema(database(), {{"test", both}}),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("migrate it first")));
  EXPECT_THAT(CheckSchema(database(), {{"test", one}, {"other", one}}),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("schema 0 of other")));
  ASSERT_THAT(Migrate(database(), {{"test", both}}), IsOk());
  EXPECT_THAT(CheckSchema(database(), {{"test", one}}),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr("start a newer program")));
}

TEST_P(StorageConformance, StepsAreNumberedWithoutAGap) {
  const std::vector<storage::Migration> gap = {kFirst, {3, "late", "CREATE TABLE b (x TEXT)"}};
  EXPECT_THAT(Migrate(database(), "test", gap),
              StatusIs(StatusCode::kInternal, HasSubstr("step 2 of test has the number 3")));
}

}  // namespace

}  // namespace tandem::testkit
