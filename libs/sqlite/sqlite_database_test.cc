#include "libs/sqlite/sqlite_database.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "libs/base/failpoint.h"
#include "libs/testkit/status_matchers.h"
#include "libs/testkit/temporary_folder.h"

namespace tandem::sqlite {
namespace {

using storage::Transaction;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

class SqliteDatabaseTest : public testing::Test {
 protected:
  std::unique_ptr<SqliteDatabase> Open(int most_pages = 0) {
    auto database = SqliteDatabase::Open({.path = path_, .most_pages = most_pages});
    EXPECT_THAT(database, IsOk());
    return *std::move(database);
  }
  static Status Run(storage::Database& database, const std::string& sql) {
    return database.Write(
        [&](Transaction& transaction) { return transaction.Execute(sql).status(); });
  }
  static std::int64_t Count(storage::Database& database) {
    std::int64_t count = -1;
    EXPECT_THAT(database.Read([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, storage::QueryOne(transaction, "SELECT count(*) FROM t"));
      count = row->Int(0);
      return OkStatus();
    }),
                IsOk());
    return count;
  }

  bool IsInAnyFile(const std::string& text) const {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(folder_ / ""))) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      if (bytes.find(text) != std::string::npos) return true;
    }
    return false;
  }

  testkit::TemporaryFolder folder_;
  std::string path_ = folder_ / "test.db";
};

TEST_F(SqliteDatabaseTest, ASecondOpeningIsRefusedWithTheHolder) {
  const auto first = Open();
  EXPECT_THAT(SqliteDatabase::Open({.path = path_}),
              StatusIs(StatusCode::kFailedPrecondition,
                       HasSubstr(fmt::format("used by another process (PID {})", getpid()))));
}

TEST_F(SqliteDatabaseTest, AFileThatIsNoDatabaseIsNamed) {
  std::ofstream(path_) << std::string(4096, 'x');
  EXPECT_THAT(SqliteDatabase::Open({.path = path_}),
              StatusIs(StatusCode::kInternal, HasSubstr(path_)));
}

TEST_F(SqliteDatabaseTest, AMissingFolderIsNamed) {
  EXPECT_THAT(SqliteDatabase::Open({.path = folder_ / "no/where.db"}),
              StatusIs(StatusCode::kUnavailable, HasSubstr("no/where.db")));
}

TEST_F(SqliteDatabaseTest, AFullDiskRefusesTheWriteKeepsTheRestAndEndsWithTheShortage) {
  {
    const auto database = Open(20);
    ASSERT_THAT(Run(*database, "CREATE TABLE t (x BLOB)"), IsOk());
    Status last;
    int kept = 0;
    for (int i = 0; i < 100 && last.ok(); ++i) {
      last = Run(*database, "INSERT INTO t VALUES (zeroblob(3000))");
      if (last.ok()) ++kept;
    }
    EXPECT_THAT(last, StatusIs(StatusCode::kUnavailable, HasSubstr("full")));
    EXPECT_EQ(ReasonOf(last), "STORAGE_FULL");
    EXPECT_EQ(Count(*database), kept);
    EXPECT_THAT(Run(*database, "DELETE FROM t"), IsOk());
    EXPECT_THAT(Run(*database, "INSERT INTO t VALUES (zeroblob(3000))"), IsOk());
  }
  EXPECT_EQ(Count(*Open()), 1);
}

TEST_F(SqliteDatabaseTest, WhatFollowsAFullDiskInTheSameTransactionIsNotKept) {
  const auto database = Open(20);
  ASSERT_THAT(Run(*database, "CREATE TABLE t (x BLOB)"), IsOk());
  const Status done = database->Write([](Transaction& transaction) -> Status {
    const Status nested = transaction.Nested(
        [&] { return transaction.Execute("INSERT INTO t VALUES (zeroblob(300000))").status(); });
    EXPECT_EQ(ReasonOf(nested), "STORAGE_FULL");
    // Somebody who takes the failure for a refused row and goes on.
    EXPECT_FALSE(transaction.Execute("INSERT INTO t VALUES ('a')").ok());
    return OkStatus();
  });
  EXPECT_EQ(ReasonOf(done), "STORAGE_FULL");
  EXPECT_EQ(Count(*database), 0);
  EXPECT_THAT(Run(*database, "INSERT INTO t VALUES ('a')"), IsOk());
}

TEST_F(SqliteDatabaseTest, MistakesOfTheCallerAreDefectsAndHarmNobodyElse) {
  const auto database = Open();
  ASSERT_THAT(Run(*database, "CREATE TABLE t (x TEXT)"), IsOk());
  EXPECT_THAT(Run(*database, "INSERT INTO t VALUES ($1)"),
              StatusIs(StatusCode::kInternal, HasSubstr("parameters are missing")));
  EXPECT_THAT(Run(*database, "DELETE FROM t; DELETE FROM t"),
              StatusIs(StatusCode::kInternal, HasSubstr("two statements")));
  EXPECT_THAT(database->Write([](Transaction&) -> Status { throw std::runtime_error("oops"); }),
              StatusIs(StatusCode::kInternal, HasSubstr("oops")));
  EXPECT_THAT(database->Write([&](Transaction&) { return Run(*database, "DELETE FROM t"); }),
              StatusIs(StatusCode::kInternal, HasSubstr("inside of another")));
  EXPECT_THAT(Run(*database, "INSERT INTO t VALUES ('a')"), IsOk());
}

TEST_F(SqliteDatabaseTest, AReadInsideOfATransactionIsRefused) {
  const auto database = Open();
  ASSERT_THAT(Run(*database, "CREATE TABLE t (x TEXT)"), IsOk());
  const auto read = [&](Transaction&) {
    return database->Read([](Transaction&) { return OkStatus(); });
  };
  EXPECT_THAT(database->Write(read), StatusIs(StatusCode::kInternal, HasSubstr("inside of")));
  EXPECT_THAT(database->Read(read), StatusIs(StatusCode::kInternal, HasSubstr("inside of")));
  EXPECT_EQ(Count(*database), 0);
}

TEST_F(SqliteDatabaseTest, AnOldSnapshotDoesNotHinderTheLogToBeginAnew) {
  const auto database = Open();
  ASSERT_THAT(Run(*database, "CREATE TABLE t (x BLOB)"), IsOk());
  ASSERT_EQ(Count(*database), 0);  // leaves a snapshot behind
  for (int i = 0; i < 320; ++i) {
    ASSERT_THAT(Run(*database, "INSERT INTO t VALUES (zeroblob(100000))"), IsOk());
  }
  EXPECT_LE(std::filesystem::file_size(path_ + "-wal"), 8 << 20);
}

TEST_F(SqliteDatabaseTest, TheLogHasABoundAlsoUnderReadsThatOverlapAllTheTime) {
  auto opened = SqliteDatabase::Open({.path = path_, .most_log_pages = 2000});  // 8 MB
  ASSERT_THAT(opened, IsOk());
  const auto database = *std::move(opened);
  ASSERT_THAT(Run(*database, "CREATE TABLE t (x BLOB)"), IsOk());
  std::uintmax_t most = 0;
  {
    std::vector<std::jthread> readers;
    for (int i = 0; i < 2; ++i) {
      readers.emplace_back([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
          EXPECT_THAT(database->Read([](Transaction& transaction) -> Status {
            RETURN_IF_ERROR(transaction.Execute("SELECT count(*) FROM t").status());
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return OkStatus();
          }),
                      IsOk());
        }
      });
    }
    for (int i = 0; i < 640; ++i) {
      ASSERT_THAT(Run(*database, "INSERT INTO t VALUES (zeroblob(100000))"), IsOk());
      most = std::max(most, std::filesystem::file_size(path_ + "-wal"));
    }
  }
  EXPECT_LE(most, 16 << 20);
  EXPECT_EQ(Count(*database), 640);
}

TEST_F(SqliteDatabaseTest, WhatIsShreddedIsInNoFileAnyMore) {
  const auto database = Open();
  ASSERT_THAT(Run(*database, "CREATE TABLE t (k INTEGER PRIMARY KEY, x TEXT)"), IsOk());
  ASSERT_THAT(Run(*database, "CREATE INDEX t_by_x ON t (x)"), IsOk());
  // Enough of them, in no order, that pages are split and rows move.
  for (int i = 0; i < 500; ++i) {
    ASSERT_THAT(
        Run(*database, fmt::format("INSERT INTO t VALUES ({}, 'Zebulon {}')", i * 7919 % 1000,
                                   std::string(static_cast<std::size_t>(i % 300), 'q'))),
        IsOk());
  }
  ASSERT_EQ(Count(*database), 500);  // leaves a snapshot behind
  EXPECT_TRUE(IsInAnyFile("Zebulon"));
  ASSERT_THAT(database->Write([](Transaction& transaction) -> Status {
    transaction.Shred();
    RETURN_IF_ERROR(transaction.Execute("UPDATE t SET x = '' WHERE k < 500").status());
    return transaction.Execute("DELETE FROM t WHERE k >= 500").status();
  }),
              IsOk());
  EXPECT_FALSE(IsInAnyFile("Zebulon"));
  EXPECT_EQ(std::filesystem::file_size(path_ + "-wal"), 0U);
  EXPECT_THAT(Run(*database, "INSERT INTO t VALUES (5000, 'b')"), IsOk());
}

TEST_F(SqliteDatabaseTest, ACommitThatFailsLeavesNothing) {
  const auto database = Open();
  ASSERT_THAT(Run(*database, "CREATE TABLE t (x TEXT)"), IsOk());
  ArmFailpoint("storage.before_commit:error:1");
  EXPECT_THAT(Run(*database, "INSERT INTO t VALUES ('a')"),
              StatusIs(StatusCode::kUnavailable, HasSubstr("failpoint")));
  ArmFailpoint("");
  EXPECT_EQ(Count(*database), 0);
  EXPECT_THAT(Run(*database, "INSERT INTO t VALUES ('a')"), IsOk());
}

// Lets a child process write until the failpoint ends it; how many rows it knew to be durable.
int RowsOfAKilledChild(const std::string& path, const std::string& failpoint, int* acknowledged) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    auto database = SqliteDatabase::Open({.path = path});
    ArmFailpoint(failpoint);
    for (int i = 0; i < 10; ++i) {
      const Status done = (*database)->Write([&](Transaction& transaction) {
        return transaction.Execute("INSERT INTO t VALUES ($1)", {std::to_string(i)}).status();
      });
      if (!done.ok() || write(ends[1], "x", 1) != 1) _exit(1);
    }
    _exit(0);
  }
  close(ends[1]);
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1) ++*acknowledged;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}

TEST_F(SqliteDatabaseTest, KilledBeforeACommitTheWriteIsGoneKilledBehindItIsThere) {
  ASSERT_THAT(Run(*Open(), "CREATE TABLE t (x TEXT)"), IsOk());
  int acknowledged = 0;
  EXPECT_EQ(RowsOfAKilledChild(path_, "storage.before_commit:crash:4", &acknowledged), 137);
  EXPECT_EQ(acknowledged, 3);
  EXPECT_EQ(Count(*Open()), 3);
  EXPECT_EQ(RowsOfAKilledChild(path_, "storage.after_commit:crash:4", &acknowledged), 137);
  EXPECT_EQ(acknowledged, 6);
  EXPECT_EQ(Count(*Open()), 7);
}

}  // namespace
}  // namespace tandem::sqlite
