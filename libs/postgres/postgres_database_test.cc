#include "libs/postgres/postgres_database.h"

#include <atomic>
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "libs/base/failpoint.h"
#include "libs/testkit/postgres_adapter.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::postgres {
namespace {

using storage::Transaction;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testkit::IsOk;
using testkit::StatusIs;

class PostgresDatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    if (testkit::PostgresServer() == nullptr) GTEST_SKIP() << testkit::kNoPostgres;
    schema_ = std::make_unique<testkit::TemporarySchema>();
    database_ = Open();
    ASSERT_THAT(Run("CREATE TABLE t (id BIGINT PRIMARY KEY, x BIGINT NOT NULL)"), IsOk());
    ASSERT_THAT(Run("INSERT INTO t VALUES (1, 0), (2, 0)"), IsOk());
  }
  std::unique_ptr<PostgresDatabase> Open() {
    auto database = PostgresDatabase::Open({.server = testkit::PostgresServer(),
                                            .schema = schema_->name(),
                                            .application = schema_->name(),
                                            .connections = 4});
    EXPECT_THAT(database, IsOk());
    return *std::move(database);
  }
  Status Run(const std::string& sql) {
    return database_->Write(
        [&](Transaction& transaction) { return transaction.Execute(sql).status(); });
  }
  // The one number that a query gives.
  std::int64_t Ask(const std::string& sql) {
    std::int64_t number = -1;
    EXPECT_THAT(database_->Read([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, QueryOne(transaction, sql));
      number = row->Int(0);
      return OkStatus();
    }),
                IsOk());
    return number;
  }

  std::unique_ptr<testkit::TemporarySchema> schema_;
  std::unique_ptr<PostgresDatabase> database_;
};

TEST_F(PostgresDatabaseTest, WrongCredentialsAreRefusedWithoutRepeatingThem) {
  const std::string server = std::string(testkit::PostgresServer()) + " password=sesame";
  EXPECT_THAT(PostgresDatabase::Open({.server = server}),
              StatusIs(StatusCode::kFailedPrecondition,
                       AllOf(HasSubstr("authentication"), Not(HasSubstr("sesame")))));
}

TEST(PostgresDatabase, AServerThatIsNotThereIsNamed) {
  // Nobody listens at port 1.
  EXPECT_THAT(PostgresDatabase::Open({.server = "host=127.0.0.1 port=1 user=a dbname=b"}),
              StatusIs(StatusCode::kUnavailable, HasSubstr("127.0.0.1")));
}

TEST_F(PostgresDatabaseTest, ConnectionsThatTheServerClosedAreReplaced) {
  const auto other = Open();
  std::int64_t closed = 0;
  ASSERT_THAT(other->Write([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto done,
                     transaction.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                         "WHERE application_name = $1 AND pid <> pg_backend_pid()",
                                         {schema_->name()}));
    closed = static_cast<std::int64_t>(done.rows.size());
    return OkStatus();
  }),
              IsOk());
  EXPECT_GE(closed, 1);
  EXPECT_EQ(Ask("SELECT count(*) FROM t"), 2);
  EXPECT_THAT(Run("INSERT INTO t VALUES (3, 0)"), IsOk());
}

TEST_F(PostgresDatabaseTest, AConnectionThatBreaksInATransactionIsUnavailableAndLeavesNothing) {
  EXPECT_THAT(database_->Write([](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.Execute("INSERT INTO t VALUES (3, 0)").status());
    // Its own connection; the answer never comes.
    EXPECT_FALSE(transaction.Execute("SELECT pg_terminate_backend(pg_backend_pid())").ok());
    return OkStatus();
  }),
              StatusIs(StatusCode::kUnavailable, testing::_));
  EXPECT_EQ(Ask("SELECT count(*) FROM t"), 2);
}

TEST_F(PostgresDatabaseTest, ADeadlockIsRunAgain) {
  std::latch both_hold_one(2);
  std::atomic<int> runs = 0;
  const auto change = [&](std::int64_t first, std::int64_t second) {
    bool waits = true;
    return database_->Write([&, waits](Transaction& transaction) mutable -> Status {
      ++runs;
      static constexpr const char* kAdd = "UPDATE t SET x = x + 1 WHERE id = $1";
      RETURN_IF_ERROR(transaction.Execute(kAdd, {first}).status());
      if (std::exchange(waits, false)) both_hold_one.arrive_and_wait();
      return transaction.Execute(kAdd, {second}).status();
    });
  };
  std::jthread other([&] { EXPECT_THAT(change(2, 1), IsOk()); });
  EXPECT_THAT(change(1, 2), IsOk());
  other.join();
  EXPECT_GE(runs, 3);  // the loser may lose once more while the winner still waits
  EXPECT_EQ(Ask("SELECT CAST(sum(x) AS BIGINT) FROM t"), 4);
}

TEST_F(PostgresDatabaseTest, ALockedNameLetsNobodyReadAndWriteInBetween) {
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([this] {
        for (int k = 0; k < 25; ++k) {
          EXPECT_THAT(database_->Write([](Transaction& transaction) -> Status {
            RETURN_IF_ERROR(transaction.Lock("t 1"));
            ASSIGN_OR_RETURN(const auto row, QueryOne(transaction, "SELECT x FROM t WHERE id = 1"));
            return transaction.Execute("UPDATE t SET x = $1 WHERE id = 1", {row->Int(0) + 1})
                .status();
          }),
                      IsOk());
        }
      });
    }
  }
  EXPECT_EQ(Ask("SELECT x FROM t WHERE id = 1"), 100);
}

TEST_F(PostgresDatabaseTest, AnErrorThatTheWorkSwallowsComesBackAndNothingStays) {
  EXPECT_THAT(database_->Write([](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.Execute("INSERT INTO t VALUES (3, 0)").status());
    EXPECT_FALSE(transaction.Execute("INSERT INTO t VALUES (1, 0)").ok());
    return OkStatus();
  }),
              StatusIs(StatusCode::kAlreadyExists, testing::_));
  EXPECT_EQ(Ask("SELECT count(*) FROM t"), 2);
}

TEST_F(PostgresDatabaseTest, ACommitThatFailsLeavesNothing) {
  ArmFailpoint("storage.before_commit:error:1");
  EXPECT_THAT(Run("INSERT INTO t VALUES (3, 0)"),
              StatusIs(StatusCode::kUnavailable, HasSubstr("failpoint")));
  ArmFailpoint("");
  EXPECT_EQ(Ask("SELECT count(*) FROM t"), 2);
}

TEST_F(PostgresDatabaseTest, MistakesOfTheCallerAreDefectsAndHarmNobodyElse) {
  EXPECT_THAT(Run("INSERT INTO t VALUES ($1, 0)"),
              StatusIs(StatusCode::kInternal, HasSubstr("parameters are missing")));
  EXPECT_THAT(Run("DELETE FROM t; DELETE FROM t"), StatusIs(StatusCode::kInternal, testing::_));
  EXPECT_THAT(Run("SELECT sum(x) FROM t"),
              StatusIs(StatusCode::kInternal, AllOf(HasSubstr("1700"), HasSubstr("sum(x)"))));
  EXPECT_THAT(database_->Write([](Transaction& transaction) {
    return transaction.Execute("INSERT INTO t VALUES ($1, 0)", {std::string("three")}).status();
  }),
              StatusIs(StatusCode::kInternal, HasSubstr("a text where")));
  EXPECT_THAT(database_->Write([&](Transaction&) { return Run("DELETE FROM t"); }),
              StatusIs(StatusCode::kInternal, HasSubstr("inside of another")));
  EXPECT_EQ(Ask("SELECT count(*) FROM t"), 2);
}

TEST_F(PostgresDatabaseTest, AStatementIsPlannedAnewWhenItsTableHasGrown) {
  static constexpr const char* kFind = "SELECT x FROM t WHERE id = $1";
  const auto plan = [](storage::Database& database) {
    std::string lines;
    EXPECT_THAT(database.Read([&](Transaction& transaction) -> Status {
      for (std::int64_t i = 0; i < 8; ++i) {
        RETURN_IF_ERROR(transaction.Execute(kFind, {i}).status());
      }
      ASSIGN_OR_RETURN(
          const auto name,
          QueryOne(transaction, "SELECT name FROM pg_prepared_statements WHERE statement = $1",
                   {std::string(kFind)}));
      ASSIGN_OR_RETURN(const auto explained,
                       transaction.Execute("EXPLAIN EXECUTE " + name->Text(0) + "(1)"));
      for (const auto& row : explained.rows) lines += row.Text(0) + "\n";
      return OkStatus();
    }),
                IsOk());
    return lines;
  };
  ASSERT_THAT(Run("ANALYZE t"), IsOk());
  auto database = PostgresDatabase::Open({.server = testkit::PostgresServer(),
                                          .schema = schema_->name(),
                                          .connections = 1,
                                          .keep_plans = std::chrono::milliseconds(0)});
  ASSERT_THAT(database, IsOk());
  EXPECT_THAT(plan(**database), HasSubstr("Seq Scan"));
  ASSERT_THAT(Run("INSERT INTO t SELECT i, 0 FROM generate_series(3, 20000) AS i"), IsOk());
  EXPECT_THAT(plan(**database), HasSubstr("Index Scan"));
}

TEST_F(PostgresDatabaseTest, WhenAllConnectionsAreTakenACallerWaitsAndThenIsTold) {
  auto narrow = PostgresDatabase::Open({.server = testkit::PostgresServer(),
                                        .schema = schema_->name(),
                                        .connections = 1,
                                        .wait_for_connection = std::chrono::milliseconds(50)});
  ASSERT_THAT(narrow, IsOk());
  const auto nothing = [](Transaction&) { return OkStatus(); };
  EXPECT_THAT((*narrow)->Write([&](Transaction&) {
    Status refused;
    std::jthread([&] { refused = (*narrow)->Read(nothing); }).join();
    EXPECT_EQ(ReasonOf(refused), "STORAGE_BUSY");
    return OkStatus();
  }),
              IsOk());
  EXPECT_THAT((*narrow)->Read(nothing), IsOk());
}

}  // namespace
}  // namespace tandem::postgres
