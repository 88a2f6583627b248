#include <cstdlib>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "libs/base/ids.h"
#include "libs/kafka/kafka_publisher.h"
#include "libs/testkit/status_matchers.h"
#include "services/tandem/topics/topic_file.h"
#include "services/tandem/topics/topic_spec.h"
#include "services/tandem/topics/topics_testing.h"

namespace tandem::client {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testkit::IsOk;
using testkit::StatusIs;

class TopicsOnKafka : public testing::Test {
 protected:
  void SetUp() override {
    const char* const brokers = std::getenv("TANDEM_TEST_KAFKA");
    if (brokers == nullptr) {
      GTEST_SKIP() << "TANDEM_TEST_KAFKA does not name a broker; tests/run starts one";
    }
    cluster_ = {.brokers = brokers, .prefix = RandomIds().NewId() + "."};
  }

  CommandResult Create(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"create", "--kafka", cluster_.brokers, "--prefix",
                                          cluster_.prefix};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return TandemTopics(arguments);
  }

  kafka::KafkaOptions cluster_;
};

TEST_F(TopicsOnKafka, AreCreatedOnceAsTheyAreDeclared) {
  const CommandResult first = Create();
  EXPECT_EQ(first.code, kSuccess);
  EXPECT_THAT(first.err, IsEmpty());
  EXPECT_THAT(first.out, AllOf(HasSubstr(cluster_.prefix + "tandem.partner.v1"),
                               HasSubstr("created"), Not(HasSubstr("there already"))));
  const CommandResult second = Create();
  EXPECT_EQ(second.code, kSuccess);
  EXPECT_THAT(second.err, IsEmpty());
  EXPECT_THAT(second.out, AllOf(HasSubstr(cluster_.prefix + "tandem.fiscal.v1"),
                                HasSubstr("there already"), Not(HasSubstr("created"))));
  const std::vector<Topic> shipped = *ReadTopics("");
  for (const Topic& topic : shipped) {
    const auto found = kafka::DescribeTopic(cluster_, topic.name);
    ASSERT_THAT(found, IsOk());
    EXPECT_EQ(found->partitions, topic.partitions);
    EXPECT_EQ(found->properties.at("retention.ms"), std::to_string(RetentionMs(topic)));
    EXPECT_THAT(Differences(SpecOf(topic), *found), IsEmpty());
  }
}

TEST_F(TopicsOnKafka, TakeTheLargestMessageThatThePublisherSends) {
  ASSERT_EQ(Create().code, kSuccess);
  messaging::Message message{.topic = "tandem.partner.v1",
                             .key = "vendors/acme",
                             .headers = {{"ce_subject", std::string(10'000, 's')}}};
  const auto publisher = *kafka::KafkaPublisher::Create(cluster_);
  message.data.resize(kafka::kMostMessageBytes - 10'000 - 100);  // 100: key, names and lengths
  EXPECT_THAT(publisher->Publish(std::span(&message, 1))[0], IsOk());
  message.data.resize(message.data.size() + 100);
  EXPECT_THAT(publisher->Publish(std::span(&message, 1))[0],
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("too large")));
}

TEST_F(TopicsOnKafka, ThatDifferStayAndAreTold) {
  const std::vector<kafka::TopicSpec> other = {
      {.name = "tandem.partner.v1", .partitions = 4, .properties = {{"retention.ms", "3600000"}}}};
  ASSERT_THAT(kafka::CreateTopics(cluster_, other), IsOk());
  const CommandResult result = Create();
  EXPECT_EQ(result.code, kSuccess);
  const std::string start = "tandem: warning: " + cluster_.prefix + "tandem.partner.v1: ";
  EXPECT_THAT(result.err, AllOf(HasSubstr(start + "partitions are 4, declared are 12\n"),
                                HasSubstr(start + "retention.ms is 3600000, declared is 1209"),
                                HasSubstr(start + "max.message.bytes is 1048588, declared is 8"),
                                Not(HasSubstr("tandem.fiscal.v1"))));
  EXPECT_THAT(result.out, AllOf(HasSubstr("there already"), HasSubstr("created")));
  const auto found = kafka::DescribeTopic(cluster_, "tandem.partner.v1");
  ASSERT_THAT(found, IsOk());
  EXPECT_EQ(found->partitions, 4);
}

TEST_F(TopicsOnKafka, WithMoreReplicasThanBrokersTheyAreRefused) {
  const CommandResult result = Create({"--replicas", "99"});
  EXPECT_EQ(result.code, kBadInput);
  EXPECT_THAT(result.err, HasSubstr("replication factor"));
  EXPECT_THAT(result.out, IsEmpty());
}

}  // namespace
}  // namespace tandem::client
