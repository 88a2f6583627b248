#include "libs/messaging/consumer.h"

#include <gmock/gmock.h>

#include "libs/messaging/messaging_testing.h"
#include "libs/testkit/postgres_adapter.h"

namespace tandem::messaging {
namespace {

using storage::Transaction;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

class ConsumerTest : public OnEveryDatabase {
 protected:
  ConsumerTest() {
    consumer_.On("Happened", [this](Transaction& transaction, const Event& event) -> Status {
      const auto refusal = refusals_.find(event.id);
      RETURN_IF_ERROR(transaction.Execute("INSERT INTO effects VALUES ($1)", {event.id}).status());
      return refusal == refusals_.end() ? OkStatus() : refusal->second;
    });
    EXPECT_THAT((*database_).Write([](Transaction& transaction) {
      return transaction.Execute("CREATE TABLE effects (id TEXT)").status();
    }),
                IsOk());
  }

  Status Handle(const std::vector<Event>& events) {
    std::vector<Delivery> batch;
    for (const Event& event : events) batch.push_back(TestDelivery(event, ++offset_));
    return consumer_.Handle(batch);
  }
  std::int64_t EffectsOf(const std::string& id) {
    return database_.Count("effects WHERE id = '" + id + "'");
  }

  testkit::FakeClock clock_;
  std::map<std::string, Status> refusals_;
  Consumer consumer_{"consumer", *database_, clock_};
  std::int64_t offset_ = 0;
};

TEST_P(ConsumerTest, AnEventThatComesTwiceHasOneEffect) {
  ASSERT_THAT(Handle({TestEvent("a", "k"), TestEvent("a", "k"), TestEvent("b", "k")}), IsOk());
  ASSERT_THAT(Handle({TestEvent("b", "k")}), IsOk());
  EXPECT_EQ(EffectsOf("a"), 1);
  EXPECT_EQ(EffectsOf("b"), 1);
  EXPECT_EQ(consumer_.counts().duplicates, 2);
}

TEST_P(ConsumerTest, AnEventIsRememberedForAsLongAsPromised) {
  const auto purge = [this] {
    EXPECT_THAT(Handle(std::vector<Event>(500, TestEvent("a", "k"))), IsOk());
  };
  ASSERT_THAT(Handle({TestEvent("a", "k")}), IsOk());
  clock_.Advance(Consumer::kKeepInbox);
  purge();
  EXPECT_EQ(database_.Count("inbox"), 1);
  clock_.Advance(std::chrono::hours(1));
  purge();
  EXPECT_EQ(database_.Count("inbox"), 0);
}

TEST_P(ConsumerTest, TheSameIdOfAnotherSourceIsAnotherEvent) {
  Event other = TestEvent("a", "k");
  other.source = "/other";
  ASSERT_THAT(Handle({TestEvent("a", "k"), other}), IsOk());
  EXPECT_EQ(EffectsOf("a"), 2);
}

TEST_P(ConsumerTest, ARefusedEventParksItselfAndTheLaterOnesOfItsKeyOnly) {
  refusals_["a"] = InvalidField("spec", "is nonsense");
  ASSERT_THAT(Handle({TestEvent("a", "k"), TestEvent("b", "other"), TestEvent("c", "k")}), IsOk());
  EXPECT_EQ(EffectsOf("a"), 0);
  EXPECT_EQ(EffectsOf("b"), 1);
  EXPECT_EQ(EffectsOf("c"), 0);
  const auto letters = *consumer_.DeadLetters(0, 10);
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[0].reason, "spec: is nonsense");
  EXPECT_THAT(letters[1].reason, HasSubstr("behind 1"));
  EXPECT_EQ(letters[1].key, "k");
}

TEST_P(ConsumerTest, RedrivingAppliesInOrderUpToTheFirstThatFailsAgain) {
  refusals_["a"] = InvalidArgument("no");
  refusals_["c"] = InvalidArgument("not yet");
  ASSERT_THAT(Handle({TestEvent("a", "k"), TestEvent("b", "k"), TestEvent("c", "k")}), IsOk());
  refusals_.erase("a");
  int done = 0;
  EXPECT_THAT(consumer_.Redrive("k", &done),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("not yet")));
  EXPECT_EQ(done, 2);
  EXPECT_EQ(EffectsOf("a"), 1);
  EXPECT_EQ(EffectsOf("c"), 0);
  refusals_.clear();
  EXPECT_THAT(consumer_.Redrive("k", &done), IsOk());
  EXPECT_EQ(EffectsOf("c"), 1);
  EXPECT_THAT(consumer_.Redrive("k", &done), StatusIs(StatusCode::kNotFound, HasSubstr("k")));
  ASSERT_THAT(Handle({TestEvent("c", "k"), TestEvent("d", "k")}), IsOk());
  EXPECT_EQ(EffectsOf("c"), 1);
  EXPECT_EQ(EffectsOf("d"), 1);
}

TEST_P(ConsumerTest, ADiscardedLetterIsGoneAndItsKeyGoesOn) {
  refusals_["a"] = InvalidArgument("no");
  ASSERT_THAT(Handle({TestEvent("a", "k")}), IsOk());
  EXPECT_THAT(consumer_.Discard(1), IsOk());
  EXPECT_THAT(consumer_.Discard(1), StatusIs(StatusCode::kNotFound, HasSubstr("1")));
  ASSERT_THAT(Handle({TestEvent("b", "k")}), IsOk());
  EXPECT_EQ(EffectsOf("b"), 1);
}

TEST_P(ConsumerTest, AnUndecodableMessageIsParkedWhateverItHolds) {
  Delivery garbage{.message = {.topic = "topic", .key = "k", .data = std::string("\xff\0", 2)},
                   .offset = 9};
  Delivery no_time = TestDelivery(TestEvent("a", "k2"));
  std::erase_if(no_time.message.headers, [](const auto& h) { return h.first == "ce_time"; });
  Delivery no_text = TestDelivery(TestEvent("a\xff", "k\xfe"));
  const std::vector<Delivery> batch{garbage, no_time, garbage, no_text};
  ASSERT_THAT(consumer_.Handle(batch), IsOk());
  const auto letters = *consumer_.DeadLetters(0, 10);
  ASSERT_EQ(letters.size(), 3U);
  EXPECT_EQ(letters[2].key, "k?");
  EXPECT_THAT(letters[2].reason, HasSubstr("UTF-8"));
  EXPECT_EQ(letters[0].source, "topic/0");
  EXPECT_EQ(letters[0].event_id, "9");
  EXPECT_THAT(letters[1].reason, HasSubstr("ce_time"));
}

TEST_P(ConsumerTest, AnUnknownTypeIsSkippedAndCounted) {
  Event event = TestEvent("a", "k");
  event.type = "Unheard";
  ASSERT_THAT(Handle({event, TestEvent("b", "k")}), IsOk());
  EXPECT_EQ(consumer_.counts().unknown_types, 1);
  EXPECT_EQ(EffectsOf("b"), 1);
  EXPECT_EQ(consumer_.counts().parked, 0);
}

TEST_P(ConsumerTest, AnIgnoredTypeIsSkippedAndNotCounted) {
  consumer_.Ignore("Elsewhere");
  Event event = TestEvent("a", "k");
  event.type = "Elsewhere";
  ASSERT_THAT(Handle({event, TestEvent("b", "k")}), IsOk());
  EXPECT_EQ(consumer_.counts().unknown_types, 0);
  EXPECT_EQ(consumer_.counts().applied, 1);
  EXPECT_EQ(EffectsOf("b"), 1);
}

TEST_P(ConsumerTest, ARetryableFailureUndoesTheBatchWhichComesAgain) {
  refusals_["b"] = Unavailable("later");
  EXPECT_THAT(Handle({TestEvent("a", "k"), TestEvent("b", "k")}),
              StatusIs(StatusCode::kUnavailable, HasSubstr("later")));
  EXPECT_EQ(EffectsOf("a"), 0);
  EXPECT_EQ(database_.Count("inbox"), 0);
  refusals_.clear();
  EXPECT_THAT(Handle({TestEvent("a", "k"), TestEvent("b", "k")}), IsOk());
  EXPECT_EQ(EffectsOf("a"), 1);
  EXPECT_EQ(EffectsOf("b"), 1);
}

TEST_P(ConsumerTest, AnEventThatIsNeverReadyIsParkedInTheEnd) {
  refusals_["a"] = Unavailable("later");
  int attempts = 1;
  while (!Handle({TestEvent("a", "k")}).ok() && attempts < 100) ++attempts;
  EXPECT_EQ(attempts, Consumer::kMostAttempts);
  EXPECT_THAT(consumer_.DeadLetters(0, 1)->front().reason, HasSubstr("given up after 20"));
}

INSTANTIATE_TEST_SUITE_P(Databases, ConsumerTest,
                         testing::Values(testkit::SqliteAdapter(), testkit::PostgresAdapter()));

}  // namespace
}  // namespace tandem::messaging
