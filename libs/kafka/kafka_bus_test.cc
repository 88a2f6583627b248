#include <cstdlib>
#include <mutex>

#include <gmock/gmock.h>

#include "libs/base/ids.h"
#include "libs/kafka/kafka_publisher.h"
#include "libs/kafka/kafka_subscriber.h"
#include "libs/kafka/kafka_topics.h"
#include "libs/testkit/eventually.h"
#include "libs/testkit/messaging_conformance.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::kafka {
namespace {

using messaging::Message;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testkit::IsOk;
using testkit::StatusIs;

const char* TestBrokers() { return std::getenv("TANDEM_TEST_KAFKA"); }
constexpr const char* kNoBroker = "TANDEM_TEST_KAFKA does not name a broker; tests/run starts one";

KafkaOptions OptionsOfATest() {
  return {.brokers = TestBrokers(), .prefix = RandomIds().NewId() + "."};
}

struct KafkaOwner {
  std::unique_ptr<KafkaPublisher> publisher;
  std::unique_ptr<KafkaSubscriber> subscriber;
};

testkit::Bus OpenKafka(std::shared_ptr<void>& place) {
  if (!place) {
    const auto options = std::make_shared<KafkaOptions>(OptionsOfATest());
    const std::vector<TopicSpec> topics = {{.name = "topic", .partitions = 4}};
    EXPECT_THAT(CreateTopics(*options, topics), IsOk());
    place = options;
  }
  const KafkaOptions& options = *std::static_pointer_cast<KafkaOptions>(place);
  auto owner = std::make_shared<KafkaOwner>();
  owner->publisher = *KafkaPublisher::Create(options);
  owner->subscriber = std::make_unique<KafkaSubscriber>(options);
  return {owner->publisher.get(), owner->subscriber.get(), owner};
}

class KafkaTest : public testing::Test {
 protected:
  void SetUp() override {
    if (TestBrokers() == nullptr) GTEST_SKIP() << kNoBroker;
  }
};

TEST_F(KafkaTest, TopicsAreCreatedOnceAndKeepTheirProperties) {
  const KafkaOptions options = OptionsOfATest();
  const std::vector<TopicSpec> topics = {
      {.name = "a", .partitions = 2, .properties = {{"retention.ms", "3600000"}}}, {.name = "b"}};
  std::set<std::string> created;
  EXPECT_THAT(CreateTopics(options, topics, &created), IsOk());
  EXPECT_THAT(created, ElementsAre("a", "b"));
  created.clear();
  EXPECT_THAT(CreateTopics(options, topics, &created), IsOk());
  EXPECT_THAT(created, IsEmpty());
  const auto a = DescribeTopic(options, "a");
  ASSERT_THAT(a, IsOk());
  EXPECT_EQ(a->partitions, 2);
  EXPECT_EQ(a->replicas, 1);
  EXPECT_EQ(a->properties.at("retention.ms"), "3600000");
}

TEST_F(KafkaTest, WhatTheClusterRefusesOfATopicIsToldInItsWords) {
  const KafkaOptions options = OptionsOfATest();
  const auto create = [&](const TopicSpec& topic) {
    return CreateTopics(options, std::span(&topic, 1));
  };
  EXPECT_THAT(create({.name = "c", .properties = {{"retention.mss", "1"}}}),
              StatusIs(StatusCode::kInvalidArgument,
                       AllOf(HasSubstr(options.prefix + "c"), HasSubstr("retention.mss"))));
  EXPECT_THAT(create({.name = "d", .replicas = 99}),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("replication factor")));
  EXPECT_THAT(DescribeTopic(options, "c"),
              StatusIs(StatusCode::kFailedPrecondition, HasSubstr(options.prefix + "c")));
}

TEST_F(KafkaTest, AMissingTopicAndATooLargeMessageAreToldOfTheMessagesConcerned) {
  const KafkaOptions options = OptionsOfATest();
  const std::vector<TopicSpec> topics = {{.name = "topic"}};
  ASSERT_THAT(CreateTopics(options, topics), IsOk());
  const auto publisher = *KafkaPublisher::Create(options);
  std::string too_large;
  too_large.resize(9'000'000);
  const std::vector<Message> messages = {{.topic = "topic", .key = "a", .data = "1"},
                                         {.topic = "missing", .key = "a", .data = "2"},
                                         {.topic = "topic", .key = "b", .data = too_large},
                                         {.topic = "topic", .key = "b", .data = "behind it"},
                                         {.topic = "topic", .key = "c", .data = "3"}};
  const auto answers = publisher->Publish(messages);
  EXPECT_THAT(answers[0], IsOk());
  EXPECT_THAT(answers[1], StatusIs(StatusCode::kFailedPrecondition, HasSubstr("missing")));
  EXPECT_THAT(answers[2], StatusIs(StatusCode::kInvalidArgument, HasSubstr("topic")));
  EXPECT_THAT(answers[3], StatusIs(StatusCode::kUnavailable, HasSubstr("earlier")));
  EXPECT_THAT(answers[4], IsOk());
}

TEST(Kafka, WithoutABrokerAMessageIsTakenBackInTime) {
  // Nobody listens at port 1.
  const auto publisher =
      *KafkaPublisher::Create({.brokers = "127.0.0.1:1"}, std::chrono::milliseconds(200));
  const std::vector<Message> messages = {{.topic = "topic", .key = "a", .data = "1"}};
  for (int again = 0; again < 2; ++again) {
    EXPECT_THAT(publisher->Publish(messages)[0],
                StatusIs(StatusCode::kUnavailable, HasSubstr("refused")));
  }
}

TEST(KafkaSubscriber, ToldWhenNoBrokerCanBeReached) {
  // Nobody listens at port 1.
  KafkaSubscriber subscriber({.brokers = "127.0.0.1:1"});
  std::mutex mutex;
  std::string told;
  const auto subscription =
      subscriber.Subscribe({.group = "group",
                            .topics = {"topic"},
                            .on_failure =
                                [&](const Status& failure) {
                                  const std::scoped_lock lock(mutex);
                                  told = MessageOf(failure);
                                }},
                           [](std::span<const messaging::Delivery>) { return OkStatus(); });
  ASSERT_THAT(subscription, IsOk());
  EXPECT_TRUE(testkit::Eventually([&] {
    const std::scoped_lock lock(mutex);
    return told.find("no broker can be reached: ") == 0 && told.find("127.0.0.1:1") != told.npos;
  })) << told;
}

}  // namespace
}  // namespace tandem::kafka

namespace tandem::testkit {

INSTANTIATE_TEST_SUITE_P(Kafka, BusConformance,
                         testing::Values(BusAdapter{
                             .name = "kafka",
                             .open = kafka::OpenKafka,
                             .missing = kafka::TestBrokers() == nullptr ? kafka::kNoBroker : ""}));

}  // namespace tandem::testkit
