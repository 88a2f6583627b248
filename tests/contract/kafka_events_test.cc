// What strangers and newer publishers may write into a topic, on a real broker.
#include <cstdlib>

#include <gmock/gmock.h>

#include "libs/base/ids.h"
#include "libs/kafka/kafka_publisher.h"
#include "libs/kafka/kafka_subscriber.h"
#include "libs/kafka/kafka_topics.h"
#include "libs/messaging/messaging_testing.h"
#include "libs/testkit/eventually.h"

namespace tandem::kafka {
namespace {

using messaging::Event;
using messaging::Message;
using messaging::TestEvent;
using storage::Transaction;
using testing::AllOf;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using testkit::IsOk;

class KafkaConsumerTest : public testing::Test {
 protected:
  void SetUp() override {
    const char* const brokers = std::getenv("TANDEM_TEST_KAFKA");
    if (brokers == nullptr) {
      GTEST_SKIP() << "TANDEM_TEST_KAFKA does not name a broker; tests/run starts one";
    }
    options_ = {.brokers = brokers, .prefix = RandomIds().NewId() + "."};
    const std::vector<TopicSpec> topics = {{.name = "topic", .partitions = 3}};
    ASSERT_THAT(CreateTopics(options_, topics), IsOk());
    consumer_.On("Happened", [this](Transaction&, const Event& event) {
      applied_.Add(event.id);
      return OkStatus();
    });
    subscription_ = *KafkaSubscriber(options_).Subscribe(
        {.group = "group", .topics = {"topic"}},
        [this](std::span<const messaging::Delivery> batch) { return consumer_.Handle(batch); });
  }
  void TearDown() override {
    if (subscription_) subscription_->Stop();
  }

  // A good event about `key`, as changed by `change`.
  template <typename Change>
  static Message Changed(const std::string& key, const Change& change) {
    Message message = ToMessage(TestEvent("of " + key, key), "topic");
    change(message);
    return message;
  }
  static Message With(const std::string& key, const std::string& header, const std::string& value) {
    return Changed(key, [&](Message& message) {
      for (auto& [name, old] : message.headers) {
        if (name == header) old = value;
      }
    });
  }
  void Publish(const std::vector<Message>& messages) {
    for (const Status& answer : (*KafkaPublisher::Create(options_))->Publish(messages)) {
      EXPECT_THAT(answer, IsOk());
    }
  }
  bool EventuallyAllIsHandled() {
    return testkit::Eventually([this] {
      const auto lag = subscription_->Lag();
      return lag.ok() && *lag == 0;
    });
  }

  KafkaOptions options_;
  testkit::FakeClock clock_;
  messaging::TestDatabase database_;
  messaging::Collected applied_;
  messaging::Collected told_;
  messaging::Consumer consumer_{"consumer", *database_, clock_, [this](const Status& parked) {
                                  told_.Add(std::string(MessageOf(parked)));
                                }};
  std::unique_ptr<messaging::Subscription> subscription_;
};

TEST_F(KafkaConsumerTest, WhatCannotBeUnderstoodIsParkedAndToldAndHoldsNothingElseUp) {
  Publish({With("version", "ce_specversion", "2.0"),
           With("content", "content-type", "application/json"),
           Changed("naked", [](Message& message) { message.headers.clear(); }),
           Changed("bytes", [](Message& message) { message.data = std::string("\xff\0\x80", 3); }),
           With("type", "ce_type", "tandem.partner.events.v9.Happened"),
           ToMessage(TestEvent("behind", "version"), "topic"),
           ToMessage(TestEvent("good", "other"), "topic")});
  ASSERT_TRUE(EventuallyAllIsHandled());
  EXPECT_THAT(applied_.WaitFor(2), UnorderedElementsAre("of bytes", "good"));
  EXPECT_EQ(consumer_.counts().unknown_types, 1);
  EXPECT_EQ(consumer_.counts().parked, 4);
  EXPECT_EQ(*consumer_.CountDeadLetters(), 4);
  EXPECT_THAT(told_.WaitFor(3),
              UnorderedElementsAre(
                  AllOf(HasSubstr("about version"), HasSubstr("ce_specversion"), HasSubstr("2.0")),
                  AllOf(HasSubstr("about content"), HasSubstr("application/json")),
                  AllOf(HasSubstr("about naked"), HasSubstr("is missing"))));

  // The way back: what is hopeless is dropped, what stood behind it is applied.
  const auto letters = *consumer_.DeadLetters(0, 10);
  for (const auto& letter : letters) {
    if (letter.key == "version" && letter.reason.find("behind") == std::string::npos) {
      EXPECT_THAT(consumer_.Discard(letter.number), IsOk());
    }
  }
  int done = 0;
  EXPECT_THAT(consumer_.Redrive("version", &done), IsOk());
  EXPECT_EQ(done, 1);
  EXPECT_EQ(applied_.WaitFor(3).back(), "behind");
  EXPECT_EQ(*consumer_.CountDeadLetters(), 2);
}

}  // namespace
}  // namespace tandem::kafka
