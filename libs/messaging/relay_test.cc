#include "libs/messaging/relay.h"

#include <chrono>
#include <set>
#include <thread>

#include <gmock/gmock.h>

#include "libs/base/failpoint.h"
#include "libs/messaging/messaging_testing.h"
#include "libs/testkit/eventually.h"
#include "libs/testkit/postgres_adapter.h"

namespace tandem::messaging {
namespace {

using storage::Transaction;
using testing::ElementsAre;
using testkit::IsOk;

// Takes what it is given, but for the keys that it refuses.
class RecordingPublisher final : public Publisher {
 public:
  std::vector<Status> Publish(std::span<const Message> messages) override {
    std::vector<Status> answers;
    std::this_thread::sleep_for(pause);
    for (const Message& message : messages) {
      const bool refused = refused_keys.contains(message.key);
      if (!refused) published.push_back(message.data);
      answers.push_back(refused ? Unavailable("no broker") : OkStatus());
    }
    return answers;
  }

  std::chrono::milliseconds pause{0};
  std::set<std::string> refused_keys;
  std::vector<std::string> published;
};

class RelayTest : public OnEveryDatabase {
 protected:
  Status Append(const std::string& id, const std::string& key) {
    return (*database_).Write([&](Transaction& transaction) {
      return outbox_.Append(transaction, TestEvent(id, key));
    });
  }
  void SkipPauses() {
    EXPECT_THAT((*database_).Write([](Transaction& transaction) {
      return transaction.Execute("UPDATE outbox SET next_attempt_at = 0").status();
    }),
                IsOk());
  }

  int wakes_ = 0;
  Outbox outbox_{"topic", [this] { ++wakes_; }};
  RecordingPublisher publisher_;
  std::vector<std::string> failures_;
  Relay relay_{*database_,
               publisher_,
               {.name = "test", .holder = "one", .on_failure = [this](const Status& failure) {
                  failures_.emplace_back(MessageOf(failure));
                }}};
};

TEST_P(RelayTest, ALeaseThatWasNotCommittedIsNotHeld) {
  ASSERT_THAT(Append("a1", "a"), IsOk());
  for (int i = 0; i < 2; ++i) {
    ArmFailpoint("storage.before_commit:error:1");
    EXPECT_FALSE(relay_.PublishOnce().ok());
    EXPECT_EQ(database_.Count("leases"), 0);
    EXPECT_THAT(publisher_.published, testing::IsEmpty());
  }
  ArmFailpoint("");
  EXPECT_EQ(relay_.PublishOnce().value(), 1);
  EXPECT_THAT(publisher_.published, ElementsAre("a1"));
}

TEST_P(RelayTest, WhatIsCommittedIsPublishedOnceAndInOrder) {
  for (const char* id : {"a", "b", "c"}) ASSERT_THAT(Append(id, "k"), IsOk());
  EXPECT_EQ(wakes_, 3);
  EXPECT_EQ(*relay_.PublishOnce(), 3);
  EXPECT_EQ(*relay_.PublishOnce(), 0);
  EXPECT_THAT(publisher_.published, ElementsAre("a", "b", "c"));
  EXPECT_EQ(relay_.Waiting()->rows, 0);
}

TEST_P(RelayTest, AnEventOfAnUndoneTransactionIsNeverPublished) {
  EXPECT_FALSE((*database_)
                   .Write([&](Transaction& transaction) -> Status {
                     RETURN_IF_ERROR(outbox_.Append(transaction, TestEvent("a", "k")));
                     return Internal("undone");
                   })
                   .ok());
  EXPECT_EQ(wakes_, 0);
  EXPECT_EQ(*relay_.PublishOnce(), 0);
}

TEST_P(RelayTest, SequencesCountTheEventsOfAKey) {
  ASSERT_THAT(Append("a", "k"), IsOk());
  ASSERT_THAT(Append("b", "other"), IsOk());
  ASSERT_THAT(Append("c", "k"), IsOk());
  EXPECT_EQ(database_.Count("outbox WHERE headers LIKE '%\"ce_sequence\",\"2\"%'"), 1);
}

TEST_P(RelayTest, AKeyThatFailsHoldsItsOwnEventsBackAndNoOthers) {
  publisher_.refused_keys = {"bad"};
  for (const auto& [id, key] :
       {std::pair{"a", "bad"}, std::pair{"b", "good"}, std::pair{"c", "bad"}}) {
    ASSERT_THAT(Append(id, key), IsOk());
  }
  EXPECT_EQ(*relay_.PublishOnce(), 1);
  publisher_.refused_keys.clear();
  ASSERT_THAT(Append("d", "bad"), IsOk());
  ASSERT_THAT(Append("e", "good"), IsOk());
  EXPECT_THAT(failures_, ElementsAre("no broker"));
  // "bad" rests: neither its failed rows nor the new one may pass.
  EXPECT_EQ(*relay_.PublishOnce(), 1);
  EXPECT_THAT(publisher_.published, ElementsAre("b", "e"));
  SkipPauses();
  EXPECT_EQ(*relay_.PublishOnce(), 3);
  EXPECT_THAT(publisher_.published, ElementsAre("b", "e", "a", "c", "d"));
}

TEST_P(RelayTest, OnlyTheHolderOfTheLeasePublishes) {
  Relay other(*database_, publisher_, {.name = "test", .holder = "two"});
  ASSERT_THAT(Append("a", "k"), IsOk());
  EXPECT_EQ(*relay_.PublishOnce(), 1);
  ASSERT_THAT(Append("b", "k"), IsOk());
  EXPECT_EQ(*other.PublishOnce(), 0);
  EXPECT_EQ(*relay_.PublishOnce(), 1);
}

TEST_P(RelayTest, PublishedRowsAreKeptForAnHourAndGoWhileOthersCome) {
  const auto publish_many = [this](const std::string& prefix) {
    ASSERT_THAT((*database_).Write([&](Transaction& transaction) -> Status {
      for (int i = 0; i < 1000; ++i) {
        RETURN_IF_ERROR(outbox_.Append(transaction, TestEvent(prefix + std::to_string(i), "k")));
      }
      return OkStatus();
    }),
                IsOk());
    EXPECT_EQ(*relay_.PublishOnce(), 500);
    EXPECT_EQ(*relay_.PublishOnce(), 500);
  };
  publish_many("a");
  EXPECT_EQ(database_.Count("outbox"), 1000);
  ASSERT_THAT((*database_).Write([](Transaction& transaction) {
    return transaction.Defer("UPDATE outbox SET published_at = published_at - $1",
                             {ToMicros(Instant(std::chrono::hours(1)))});
  }),
              IsOk());
  publish_many("b");
  EXPECT_EQ(database_.Count("outbox"), 1000);
}

TEST_P(RelayTest, AFailureThatOutlivesTheLeaseIsToldByItsCause) {
  Relay relay(*database_, publisher_,
              {.name = "test",
               .holder = "one",
               .lease = std::chrono::milliseconds(50),
               .on_failure = [this](const Status& failure) {
                 failures_.emplace_back(MessageOf(failure));
               }});
  publisher_.refused_keys = {"k"};
  publisher_.pause = std::chrono::milliseconds(100);
  ASSERT_THAT(Append("a", "k"), IsOk());
  EXPECT_FALSE(relay.PublishOnce().ok());
  EXPECT_THAT(failures_, ElementsAre("no broker"));
}

TEST_P(RelayTest, RowsThatComeBehindARoundWaitForTheNextOneButNotForAStop) {
  Relay patient(*database_, publisher_,
                {.name = "test", .holder = "one", .gap = std::chrono::hours(1)});
  const auto published = [this] {
    return database_.Count("outbox WHERE published_at IS NOT NULL");
  };
  ASSERT_THAT(Append("a", "k"), IsOk());
  patient.Start();
  ASSERT_TRUE(testkit::Eventually([&] { return published() == 1; }));
  ASSERT_THAT(Append("b", "k"), IsOk());
  patient.Wake();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(published(), 1);
  patient.Stop();
  EXPECT_THAT(publisher_.published, ElementsAre("a", "b"));
}

TEST_P(RelayTest, StoppingPublishesWhatIsThere) {
  relay_.Start();
  relay_.Start();
  ASSERT_THAT(Append("a", "k"), IsOk());
  relay_.Stop();
  relay_.Stop();
  EXPECT_THAT(publisher_.published, ElementsAre("a"));
}

INSTANTIATE_TEST_SUITE_P(Databases, RelayTest,
                         testing::Values(testkit::SqliteAdapter(), testkit::PostgresAdapter()));

}  // namespace
}  // namespace tandem::messaging
