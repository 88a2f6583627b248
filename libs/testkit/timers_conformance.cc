#include "libs/testkit/timers_conformance.h"

#include "libs/storage/lease.h"
#include "libs/testkit/eventually.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::testkit {

using storage::Transaction;
using testing::ElementsAre;
using timers::CatchUp;

void TimersConformance::SetUp() {
  StorageFixture::SetUp();
  if (IsSkipped()) return;
  ASSERT_THAT(Migrate(database(), "timers", timers::Migrations()), IsOk());
  ASSERT_THAT(Migrate(database(), "leases", storage::LeaseMigrations()), IsOk());
}

std::unique_ptr<timers::Runner> TimersConformance::MakeRunner(timers::TimerPolicy policy,
                                                              const std::string& holder) {
  auto runner = std::make_unique<timers::Runner>(database(), clock_, "test", holder);
  runner->On("tick", policy,
             [this](Transaction& transaction, const timers::Occurrence& occurrence) {
               transaction.AfterCommit(
                   [this, payload = occurrence.payload] { fired_.push_back(payload); });
               return verdict_;
             });
  return runner;
}

void TimersConformance::ScheduleAt(int hour, const std::string& timer) {
  const Instant at = std::chrono::sys_days(std::chrono::year(2026) / 5 / 20);
  ASSERT_THAT(database().Write([&](Transaction& transaction) {
    return timers::Schedule(transaction,
                            {timer, at + std::chrono::hours(hour), std::to_string(hour)});
  }),
              IsOk());
}

std::int64_t TimersConformance::InState(const std::string& state) {
  return Count("timer_occurrences WHERE state = '" + state + "'");
}

namespace {

TEST_P(TimersConformance, FiresOnceWhenItIsTimeAndNotBefore) {
  ScheduleAt(1);
  ScheduleAt(1);
  auto runner = MakeRunner({});
  EXPECT_EQ(*runner->FireDue(), 0);
  clock_.Advance(std::chrono::hours(1));
  EXPECT_EQ(*runner->FireDue(), 1);
  EXPECT_EQ(*runner->FireDue(), 0);
  EXPECT_THAT(fired_, ElementsAre("1"));
}

TEST_P(TimersConformance, WhatBecameDueWhileNobodyWasThereFollowsThePolicy) {
  for (const auto& [catch_up, expected, missed] :
       {std::tuple{CatchUp::kAll, std::vector<std::string>{"1", "2", "30"}, 0},
        std::tuple{CatchUp::kLatest, std::vector<std::string>{"30"}, 2},
        std::tuple{CatchUp::kSkip, std::vector<std::string>{"30"}, 2}}) {
    ASSERT_THAT(Run({"DELETE FROM timer_occurrences"}), IsOk());
    fired_.clear();
    for (const int hour : {1, 2, 30}) ScheduleAt(hour);
    clock_.Set(std::chrono::sys_days(std::chrono::year(2026) / 5 / 20) + std::chrono::hours(31));
    EXPECT_EQ(*MakeRunner({.catch_up = catch_up})->FireDue(), static_cast<int>(expected.size()));
    EXPECT_EQ(fired_, expected);
    EXPECT_EQ(InState("missed"), missed);
    EXPECT_EQ(InState("due"), 0);
  }
}

TEST_P(TimersConformance, ARetryableFailureUndoesTheEffectAndComesAgainLater) {
  ScheduleAt(0);
  auto runner = MakeRunner({});
  verdict_ = Unavailable("not now");
  EXPECT_EQ(*runner->FireDue(), 0);
  EXPECT_EQ(*runner->FireDue(), 0);
  EXPECT_EQ(InState("due"), 1);
  verdict_ = OkStatus();
  EXPECT_EQ(*runner->FireDue(), 0) << "it rests";
  clock_.Advance(std::chrono::seconds(5));
  EXPECT_EQ(*runner->FireDue(), 1);
  EXPECT_THAT(fired_, ElementsAre("0"));
}

TEST_P(TimersConformance, WhatComesLaterWaitsBehindTheOneThatRests) {
  ScheduleAt(0);
  ScheduleAt(1);
  auto runner = MakeRunner({});
  verdict_ = Unavailable("not now");
  EXPECT_EQ(*runner->FireDue(), 0);
  verdict_ = OkStatus();
  clock_.Advance(std::chrono::hours(1));
  EXPECT_EQ(*runner->FireDue(), 2);
  EXPECT_THAT(fired_, ElementsAre("0", "1"));
}

TEST_P(TimersConformance, OfVeryManyOnlyTheLatestFires) {
  ASSERT_THAT(database().Write([&](Transaction& transaction) -> Status {
    for (int i = 0; i < 700; ++i) {
      RETURN_IF_ERROR(timers::Schedule(
          transaction, {"tick", clock_.Now() + std::chrono::seconds(i), std::to_string(i)}));
    }
    return OkStatus();
  }),
              IsOk());
  clock_.Advance(std::chrono::hours(1));
  auto runner = MakeRunner({.catch_up = CatchUp::kLatest});
  EXPECT_EQ(*runner->FireDue(), 1);
  EXPECT_EQ(*runner->FireDue(), 0);
  EXPECT_THAT(fired_, ElementsAre("699"));
  EXPECT_EQ(InState("missed"), 699);
}

TEST_P(TimersConformance, AnyOtherFailureIsRecordedAndTheNextOneFires) {
  ScheduleAt(0);
  verdict_ = InvalidArgument("never");
  auto runner = MakeRunner({});
  EXPECT_THAT(runner->FireDue(), IsOk());
  EXPECT_EQ(InState("failed"), 1);
  EXPECT_TRUE(fired_.empty());
  verdict_ = OkStatus();
  ScheduleAt(1);
  clock_.Advance(std::chrono::hours(1));
  EXPECT_EQ(*runner->FireDue(), 1);
}

TEST_P(TimersConformance, ACancelledOneDoesNotFireAndOthersDoNotMind) {
  ScheduleAt(0);
  ScheduleAt(0, "unknown");
  ASSERT_THAT(database().Write([&](Transaction& transaction) {
    return timers::Cancel(transaction, "tick", clock_.Now());
  }),
              IsOk());
  EXPECT_EQ(*MakeRunner({})->FireDue(), 0);
  EXPECT_EQ(InState("due"), 1);
}

TEST_P(TimersConformance, OnlyTheHolderOfTheLeaseFires) {
  auto one = MakeRunner({}, "one");
  auto two = MakeRunner({}, "two");
  ScheduleAt(0);
  EXPECT_EQ(*one->FireDue(), 1);
  ScheduleAt(1);
  clock_.Advance(std::chrono::hours(1));
  EXPECT_EQ(*two->FireDue(), 0);
  EXPECT_EQ(*one->FireDue(), 1);
}

TEST_P(TimersConformance, AStartedRunnerFiresByItselfAlsoAfterARestart) {
  ScheduleAt(0);
  Reopen();
  std::atomic<int> count = 0;
  timers::Runner runner(database(), clock_, "test", "one");
  runner.On("tick", {}, [&count](Transaction& transaction, const timers::Occurrence&) {
    transaction.AfterCommit([&count] { count = 1; });
    return OkStatus();
  });
  runner.Start();
  ASSERT_TRUE(Eventually([&] { return count > 0; }));
  runner.Stop();
  runner.Stop();
  EXPECT_EQ(InState("fired"), 1);
}

TEST_P(TimersConformance, ALookThatFailsIsToldAndTheNextOneIsMade) {
  std::atomic<int> failures = 0;
  timers::Runner runner(database(), clock_, "test", "one",
                        [&failures](const Status&) { ++failures; });
  runner.On("tick", {}, [](Transaction&, const timers::Occurrence&) { return OkStatus(); });
  ASSERT_THAT(Run({"ALTER TABLE timer_occurrences RENAME TO away"}), IsOk());
  runner.Start();
  ASSERT_TRUE(Eventually([&] { return failures > 0; }));
  ASSERT_THAT(Run({"ALTER TABLE away RENAME TO timer_occurrences"}), IsOk());
  ScheduleAt(0);
  EXPECT_TRUE(Eventually([&] { return InState("fired") == 1; }));
  runner.Stop();
}

}  // namespace
}  // namespace tandem::testkit
