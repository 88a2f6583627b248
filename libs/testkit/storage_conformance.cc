#include "libs/testkit/storage_conformance.h"

#include <atomic>
#include <limits>
#include <thread>

#include <fmt/format.h>

#include "libs/storage/lease.h"
#include "libs/storage/migrator.h"
#include "libs/storage/request_log.h"
#include "libs/storage/request_log_keeper.h"
#include "libs/testkit/fake_clock.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::testkit {

using storage::Blob;
using storage::Result;
using storage::Transaction;
using storage::Value;
using testing::_;
using testing::HasSubstr;

namespace {

constexpr const char* kCreate = "CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT UNIQUE)";

TEST_P(StorageConformance, AFailedTransactionLeavesNothing) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  EXPECT_THAT(Run({"INSERT INTO things VALUES (1, 'a')", "INSERT INTO things VALUES (1, 'b')"}),
              StatusIs(StatusCode::kAlreadyExists, _));
  EXPECT_EQ(Count("things"), 0);
  EXPECT_THAT(Run({"INSERT INTO things VALUES (1, 'a')"}), IsOk());
  EXPECT_EQ(Count("things"), 1);
}

TEST_P(StorageConformance, CodesTellUniqueKeysFromOtherConstraintsAndFromBadSql) {
  ASSERT_THAT(Run({kCreate, "CREATE TABLE strict_things (x BIGINT NOT NULL CHECK (x > 0))",
                   "INSERT INTO things VALUES (1, 'a')"}),
              IsOk());
  EXPECT_THAT(Run({"INSERT INTO things VALUES (2, 'a')"}), StatusIs(StatusCode::kAlreadyExists, _));
  EXPECT_THAT(Run({"INSERT INTO strict_things VALUES (0)"}),
              StatusIs(StatusCode::kFailedPrecondition, _));
  EXPECT_THAT(Run({"INSERT INTO strict_things VALUES (NULL)"}),
              StatusIs(StatusCode::kFailedPrecondition, _));
  EXPECT_THAT(Run({"INSERT INTO no_such_table VALUES (0)"}), StatusIs(StatusCode::kInternal, _));
}

TEST_P(StorageConformance, NestedWorkIsUndoneAloneAndWhatCameBeforeStays) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  const Status done = database().Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.Execute("INSERT INTO things VALUES (1, 'a')").status());
    const Status nested = transaction.Nested([&]() -> Status {
      RETURN_IF_ERROR(transaction.Execute("INSERT INTO things VALUES (2, 'b')").status());
      return transaction.Execute("INSERT INTO things VALUES (1, 'c')").status();
    });
    EXPECT_THAT(nested, StatusIs(StatusCode::kAlreadyExists, _));
    return transaction.Nested(
        [&] { return transaction.Execute("INSERT INTO things VALUES (3, 'd')").status(); });
  });
  EXPECT_THAT(done, IsOk());
  EXPECT_EQ(Count("things"), 2);
}

TEST_P(StorageConformance, WhatIsDeferredRunsBeforeWhatComesNextAndBeforeTheEnd) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  const auto defer = [](Transaction& transaction, std::int64_t id) {
    return transaction.Defer("INSERT INTO things VALUES ($1, $2)", {id, std::to_string(id)});
  };
  EXPECT_THAT(database().Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(defer(transaction, 1));
    ASSIGN_OR_RETURN(const auto row, QueryOne(transaction, "SELECT count(*) FROM things"));
    EXPECT_EQ(row->Int(0), 1);
    RETURN_IF_ERROR(transaction.Nested([&] { return defer(transaction, 2); }));
    return defer(transaction, 3);
  }),
              IsOk());
  EXPECT_EQ(Count("things"), 3);
  // Alone; and of a transaction that fails nothing.
  EXPECT_THAT(database().Write([&](Transaction& transaction) { return defer(transaction, 4); }),
              IsOk());
  EXPECT_EQ(Count("things"), 4);
  EXPECT_FALSE(database()
                   .Write([&](Transaction& transaction) -> Status {
                     RETURN_IF_ERROR(defer(transaction, 5));
                     return Internal("no");
                   })
                   .ok());
  EXPECT_EQ(Count("things"), 4);
}

TEST_P(StorageConformance, TheErrorOfADeferredStatementIsThatOfItsTransaction) {
  ASSERT_THAT(Run({kCreate, "INSERT INTO things VALUES (1, 'a')"}), IsOk());
  int called = 0;
  EXPECT_THAT(database().Write([&](Transaction& transaction) -> Status {
    transaction.AfterCommit([&] { ++called; });
    RETURN_IF_ERROR(transaction.Execute("INSERT INTO things VALUES (2, 'b')").status());
    return transaction.Defer("INSERT INTO things VALUES (1, 'c')", {});
  }),
              StatusIs(StatusCode::kAlreadyExists, _));
  EXPECT_EQ(called, 0);
  EXPECT_EQ(Count("things"), 1);
}

TEST_P(StorageConformance, TheErrorOfADeferredStatementInNestedWorkIsThatOfTheWork) {
  ASSERT_THAT(Run({kCreate, "INSERT INTO things VALUES (1, 'a')"}), IsOk());
  EXPECT_THAT(database().Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.Defer("INSERT INTO things VALUES (2, 'b')", {}));
    EXPECT_THAT(transaction.Nested([&]() -> Status {
      RETURN_IF_ERROR(transaction.Defer("INSERT INTO things VALUES (3, 'c')", {}));
      return transaction.Defer("INSERT INTO things VALUES (1, 'd')", {});
    }),
                StatusIs(StatusCode::kAlreadyExists, _));
    // Work that fails by itself takes with it what it deferred.
    EXPECT_FALSE(transaction
                     .Nested([&]() -> Status {
                       RETURN_IF_ERROR(transaction.Defer("INSERT INTO things VALUES (4, 'e')", {}));
                       return Internal("no");
                     })
                     .ok());
    return transaction.Defer("INSERT INTO things VALUES (5, 'f')", {});
  }),
              IsOk());
  EXPECT_EQ(Count("things"), 3);
}

TEST_P(StorageConformance, EveryValueComesBackAsItWas) {
  ASSERT_THAT(Run({"CREATE TABLE mixed (i BIGINT, r DOUBLE PRECISION, t TEXT, b BYTEA)"}), IsOk());
  const std::string text = "Zoë \xe6\xa0\xaa' \"; --";
  const std::string bytes("a\0b\xff", 4);
  const std::vector<std::vector<Value>> rows = {
      {std::numeric_limits<std::int64_t>::min(), -0.1, text, Blob{bytes}},
      {std::numeric_limits<std::int64_t>::max(), 1e300, std::string(), Blob{}},
      {Value(), Value(), Value(), Value()}};
  ASSERT_THAT(database().Write([&](Transaction& transaction) -> Status {
    for (const auto& row : rows) {
      RETURN_IF_ERROR(
          transaction.Execute("INSERT INTO mixed VALUES ($1, $2, $3, $4)", row).status());
    }
    return OkStatus();
  }),
              IsOk());
  Reopen();
  const Status read = database().Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const Result found,
                     transaction.Execute("SELECT i, r, t, b FROM mixed ORDER BY i IS NULL, i"));
    EXPECT_EQ(found.rows.size(), 3U);
    EXPECT_EQ(found.rows[0].Int(0), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(found.rows[0].Real(1), -0.1);
    EXPECT_EQ(found.rows[0].Text(2), text);
    EXPECT_EQ(found.rows[0].Bytes(3), bytes);
    EXPECT_EQ(found.rows[1].Int(0), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(found.rows[1].Text(2), "");
    EXPECT_EQ(found.rows[1].Bytes(3), "");
    for (std::size_t column = 0; column < 4; ++column) EXPECT_TRUE(found.rows[2].IsNull(column));
    return OkStatus();
  });
  EXPECT_THAT(read, IsOk());
}

TEST_P(StorageConformance, OneParameterMayStandTwiceAndUpsertsReturnTheirRow) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  const auto upsert = [&](std::int64_t id, const std::string& name) {
    std::string kept;
    const Status done = database().Write([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row,
                       QueryOne(transaction,
                                "INSERT INTO things VALUES ($1, $2) ON CONFLICT (id) DO UPDATE "
                                "SET name = things.name || $2 RETURNING name",
                                {id, name}));
      kept = row->Text(0);
      return OkStatus();
    });
    EXPECT_THAT(done, IsOk());
    return kept;
  };
  EXPECT_EQ(upsert(1, "a"), "a");
  EXPECT_EQ(upsert(1, "b"), "ab");
}

TEST_P(StorageConformance, AReadSeesOneStateAndNeverWhatIsNotCommitted) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  const Status read = database().Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto before, QueryOne(transaction, "SELECT count(*) FROM things"));
    std::thread([&] { EXPECT_THAT(Run({"INSERT INTO things VALUES (1, 'a')"}), IsOk()); }).join();
    ASSIGN_OR_RETURN(const auto after, QueryOne(transaction, "SELECT count(*) FROM things"));
    EXPECT_EQ(before->Int(0), after->Int(0));
    return OkStatus();
  });
  EXPECT_THAT(read, IsOk());
  EXPECT_EQ(Count("things"), 1);
}

TEST_P(StorageConformance, AReadCannotWrite) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  EXPECT_FALSE(database()
                   .Read([](Transaction& transaction) {
                     return transaction.Execute("INSERT INTO things VALUES (1, 'a')").status();
                   })
                   .ok());
  EXPECT_EQ(Count("things"), 0);
}

TEST_P(StorageConformance, AReadSeesWhatWasWrittenBeforeIt) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  for (int i = 1; i <= 50; ++i) {
    ASSERT_THAT(Run({fmt::format("INSERT INTO things VALUES ({}, 'n{}')", i, i)}), IsOk());
    for (int again = 0; again < 3; ++again) ASSERT_EQ(Count("things"), i);
  }
}

TEST_P(StorageConformance, AReadThatFailsLeavesNothingForTheNextOne) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  EXPECT_THAT(database().Read([](Transaction& transaction) {
    return transaction.Execute("SELECT * FROM nowhere").status();
  }),
              StatusIs(StatusCode::kInternal, HasSubstr("nowhere")));
  EXPECT_EQ(Count("things"), 0);
}

TEST_P(StorageConformance, OfManyCallersEachSucceedsOrFailsByItself) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  constexpr int kCallers = 16;
  constexpr int kEach = 25;
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> callers;
    for (int caller = 0; caller < kCallers; ++caller) {
      callers.emplace_back([&, caller] {
        for (int i = 0; i < kEach; ++i) {
          const std::int64_t id = caller * kEach + i;
          const bool fails = i % 5 == 0;
          const Status done = database().Write([&](Transaction& transaction) -> Status {
            RETURN_IF_ERROR(
                transaction.Execute("INSERT INTO things VALUES ($1, $2)", {id, std::to_string(id)})
                    .status());
            return fails ? FailedPrecondition("no") : OkStatus();
          });
          EXPECT_EQ(done.ok(), !fails) << MessageOf(done);
          if (fails) ++refused;
        }
      });
    }
  }
  EXPECT_EQ(refused, kCallers * kEach / 5);
  EXPECT_EQ(Count("things"), kCallers * kEach - refused);
}

TEST_P(StorageConformance, CallbacksComeOnlyBehindTheCommit) {
  ASSERT_THAT(Run({kCreate}), IsOk());
  int called = 0;
  const auto insert = [&](const Status& ending) {
    return database().Write([&, ending](Transaction& transaction) -> Status {
      RETURN_IF_ERROR(transaction.Execute("INSERT INTO things VALUES (1, 'a')").status());
      transaction.AfterCommit([&called] { ++called; });
      const Status nested = transaction.Nested([&]() -> Status {
        transaction.AfterCommit([&called] { called += 100; });
        return Internal("undone");
      });
      EXPECT_FALSE(nested.ok());
      EXPECT_EQ(called, 0);
      return ending;
    });
  };
  EXPECT_FALSE(insert(Internal("no")).ok());
  EXPECT_EQ(called, 0);
  EXPECT_THAT(insert(OkStatus()), IsOk());
  EXPECT_EQ(called, 1);
}

TEST_P(StorageConformance, TheDatabaseClockGoesForward) {
  Instant first;
  Instant second;
  for (Instant* at : {&first, &second}) {
    ASSERT_THAT(database().Write([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(*at, transaction.Now());
      return OkStatus();
    }),
                IsOk());
  }
  EXPECT_LE(first, second);
  EXPECT_LT(std::chrono::abs(SystemClock().Now() - second), std::chrono::minutes(5));
}

// Repeatable commands.

class CountedCommand {
 public:
  StatusOr<std::string> Run(storage::Database& database, const std::string& id,
                            const std::string& fingerprint, bool fails = false) {
    return RunOnce(database, {"acme", "Make", id, fingerprint}, Instant(),
                   [&](Transaction& transaction) -> StatusOr<storage::Answer> {
                     const std::int64_t number = ++runs_;
                     RETURN_IF_ERROR(transaction
                                         .Execute("INSERT INTO things VALUES ($1, $2)",
                                                  {number, std::to_string(number)})
                                         .status());
                     if (fails) return FailedPrecondition("no");
                     return storage::Answer{fmt::format("answer {}", number), ""};
                   });
  }

 private:
  std::atomic<std::int64_t> runs_ = 0;
};

TEST_P(StorageConformance, TheSameRequestIdHasOneEffectAndOneAnswer) {
  ASSERT_THAT(Migrate(database(), "log", storage::RequestLogMigrations()), IsOk());
  ASSERT_THAT(Run({kCreate}), IsOk());
  CountedCommand command;
  const auto first = command.Run(database(), "r1", "f");
  ASSERT_THAT(first, IsOk());
  Reopen();
  EXPECT_EQ(*command.Run(database(), "r1", "f"), *first);
  EXPECT_EQ(Count("things"), 1);
  EXPECT_THAT(command.Run(database(), "r1", "g"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("request_id")));
  EXPECT_THAT(command.Run(database(), "", "f"), IsOk());
  EXPECT_THAT(command.Run(database(), "", "f"), IsOk());
  EXPECT_EQ(Count("things"), 3);
}

TEST_P(StorageConformance, AFailedCommandIsNotKeptAndMayBeRepeated) {
  ASSERT_THAT(Migrate(database(), "log", storage::RequestLogMigrations()), IsOk());
  ASSERT_THAT(Run({kCreate}), IsOk());
  CountedCommand command;
  EXPECT_FALSE(command.Run(database(), "r1", "f", true).ok());
  EXPECT_EQ(Count("things"), 0);
  EXPECT_THAT(command.Run(database(), "r1", "f"), IsOk());
  EXPECT_EQ(Count("things"), 1);
}

TEST_P(StorageConformance, TheSameRequestIdAtTheSameTimeHasOneEffect) {
  ASSERT_THAT(Migrate(database(), "log", storage::RequestLogMigrations()), IsOk());
  ASSERT_THAT(Run({kCreate}), IsOk());
  CountedCommand command;
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 8; ++i) {
      callers.emplace_back([&] { EXPECT_THAT(command.Run(database(), "r1", "f"), IsOk()); });
    }
  }
  EXPECT_EQ(Count("things"), 1);
}

TEST_P(StorageConformance, OldAnswersAreForgottenALimitAtATime) {
  ASSERT_THAT(Migrate(database(), "log", storage::RequestLogMigrations()), IsOk());
  for (const char* id : {"a", "b", "c"}) {
    ASSERT_THAT(
        RunOnce(database(), {"acme", "Make", id, "f"}, Instant(),
                [](Transaction&) -> StatusOr<storage::Answer> { return storage::Answer{"x", ""}; }),
        IsOk());
  }
  EXPECT_EQ(*ForgetRequests(database(), Instant(std::chrono::seconds(1)), 2), 2);
  EXPECT_EQ(*ForgetRequests(database(), Instant(std::chrono::seconds(1)), 2), 1);
}

TEST_P(StorageConformance, AnswersAboutAPersonAreForgottenWithThePerson) {
  ASSERT_THAT(Migrate(database(), "log", storage::RequestLogMigrations()), IsOk());
  int runs = 0;
  const auto run = [&](const std::string& id, const std::string& about) {
    return RunOnce(database(), {"acme", "Make", id, "f"}, Instant(),
                   [&](Transaction&) -> StatusOr<storage::Answer> {
                     return storage::Answer{std::to_string(++runs), about};
                   });
  };
  EXPECT_EQ(*run("a", "vendors/acme/people/ann"), "1");
  EXPECT_EQ(*run("b", "vendors/acme/people/bob"), "2");
  EXPECT_EQ(*run("c", ""), "3");
  ASSERT_THAT(database().Write([](Transaction& transaction) {
    return storage::ForgetRequestsAbout(transaction, "acme", "vendors/acme/people/ann");
  }),
              IsOk());
  EXPECT_EQ(*run("a", "vendors/acme/people/ann"), "4");
  EXPECT_EQ(*run("b", "vendors/acme/people/bob"), "2");
  EXPECT_EQ(*run("c", ""), "3");
}

TEST_P(StorageConformance, TheKeeperForgetsWhatIsOlderThanTwoWeeks) {
  ASSERT_THAT(Migrate(database(), "log", storage::RequestLogMigrations()), IsOk());
  FakeClock clock;
  const auto run = [&](const std::string& id) {
    return RunOnce(
        database(), {"acme", "Make", id, "f"}, clock.Now(),
        [](Transaction&) -> StatusOr<storage::Answer> { return storage::Answer{"x", ""}; });
  };
  ASSERT_THAT(run("old"), IsOk());
  clock.Advance(std::chrono::hours(14 * 24));
  ASSERT_THAT(run("young"), IsOk());
  clock.Advance(std::chrono::hours(1));
  storage::RequestLogKeeper keeper(database(), clock, [](const Status&) { FAIL(); });
  EXPECT_THAT(keeper.ForgetOld(), IsOk());
  EXPECT_EQ(Count("request_log"), 1);
  keeper.Start();
  keeper.Stop();
  keeper.Stop();
}

// Leases.

TEST_P(StorageConformance, ALeaseHasOneHolderAndItsTokenGrowsWithEachChange) {
  ASSERT_THAT(Migrate(database(), "leases", storage::LeaseMigrations()), IsOk());
  const auto acquire = [&](const std::string& holder, std::chrono::microseconds duration) {
    std::optional<storage::Lease> lease;
    EXPECT_THAT(database().Write([&](Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(lease, AcquireLease(transaction, "relay", holder, duration));
      return OkStatus();
    }),
                IsOk());
    return lease;
  };
  const auto check = [&](const storage::Lease& lease) {
    return database().Write(
        [&](Transaction& transaction) { return CheckLease(transaction, lease); });
  };
  const auto first = acquire("one", std::chrono::hours(1));
  ASSERT_TRUE(first.has_value());
  EXPECT_THAT(check(*first), IsOk());
  EXPECT_FALSE(acquire("two", std::chrono::hours(1)).has_value());
  EXPECT_EQ(acquire("one", std::chrono::hours(1))->token, first->token);
  // It ran out: the holder may no longer act, and another one may come.
  const auto expired = acquire("one", -std::chrono::seconds(1));
  ASSERT_TRUE(expired.has_value());
  EXPECT_THAT(check(*expired), StatusIs(StatusCode::kAborted, HasSubstr("relay")));
  const auto second = acquire("two", std::chrono::hours(1));
  ASSERT_TRUE(second.has_value());
  EXPECT_GT(second->token, first->token);
  EXPECT_THAT(check(*first), StatusIs(StatusCode::kAborted, _));
  ASSERT_THAT(database().Write(
                  [&](Transaction& transaction) { return ReleaseLease(transaction, *second); }),
              IsOk());
  EXPECT_TRUE(acquire("one", std::chrono::hours(1)).has_value());
}

}  // namespace

}  // namespace tandem::testkit
