#include <algorithm>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "libs/kafka/kafka_publisher.h"
#include "libs/messaging/consumer.h"
#include "libs/testkit/status_matchers.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/fiscal_alignment/events/outbox_facts.h"
#include "services/fiscal_alignment/events/partner_facts.h"
#include "services/partner_registry/events/outbox_journal.h"
#include "services/tandem/topics/asyncapi.h"
#include "services/tandem/topics/topic_file.h"
#include "services/tandem/topics/topic_spec.h"
#include "services/tandem/topics/topics_testing.h"

namespace tandem::client {
namespace {

using nlohmann::ordered_json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Unless told otherwise, a broker begins a new file of events every seven days and deletes whole
// files only: an event may outlive the retention by that.
constexpr std::chrono::days kSegment(7);
constexpr int kAroundAMessage = 1024;  // the head of a batch is 61 bytes

std::vector<Topic> Shipped() {
  auto topics = ReadTopics("");
  EXPECT_THAT(topics, testkit::IsOk());
  return *std::move(topics);
}

ordered_json ShippedAsyncApi() { return ordered_json::parse(AsyncApi(Shipped())); }

TEST(Topics, AreTheOnesThatTheServicesPublishAndConsume) {
  const std::vector<Topic> topics = Shipped();
  ASSERT_EQ(topics.size(), 2U);
  EXPECT_EQ(topics[0].name, partner::kTopic);
  EXPECT_EQ("/tandem/" + topics[0].publisher, partner::kSource);
  EXPECT_EQ(topics[0].name, fiscal::kPartnerTopic);
  EXPECT_THAT(topics[0].consumers, ElementsAre(fiscal::FiscalAlignment::kConsumerName));
  EXPECT_EQ(topics[1].name, fiscal::kFiscalTopic);
  EXPECT_EQ("/tandem/" + topics[1].publisher, fiscal::kFiscalSource);
  EXPECT_THAT(topics[1].consumers, IsEmpty());
}

TEST(Topics, KeepEventsForLessTimeThanConsumersRememberThem) {
  for (const Topic& topic : Shipped()) {
    EXPECT_LT(std::chrono::days(topic.retention_days) + kSegment, messaging::Consumer::kKeepInbox)
        << topic.name;
  }
}

TEST(Topics, TakeTheLargestMessageThatThePublisherSends) {
  for (const Topic& topic : Shipped()) {
    EXPECT_GE(topic.max_message_bytes, kafka::kMostMessageBytes + kAroundAMessage) << topic.name;
  }
}

TEST(Topics, DifferInWhatIsLessOrAnotherThanDeclared) {
  const kafka::TopicSpec declared = SpecOf(Shipped()[0]);
  kafka::TopicSpec found = declared;
  found.replicas = 3;
  found.properties["segment.ms"] = "1";
  EXPECT_THAT(Differences(declared, found), IsEmpty());
  found.partitions = 4;
  found.replicas = 0;
  found.properties["retention.ms"] = "1";
  found.properties.erase("cleanup.policy");
  EXPECT_THAT(Differences(declared, found),
              ElementsAre("partitions are 4, declared are 12", "replicas are 0, declared are 1",
                          "cleanup.policy is not told, declared is delete",
                          "retention.ms is 1, declared is 1209600000"));
}

// Which messages are events is said by the golden bytes: tests/wire has a sample of each.
TEST(AsyncApiDocument, HasEveryEventThatHasGoldenBytesAndNoOther) {
  const ordered_json document = ShippedAsyncApi();
  std::set<std::string> without_sample;
  for (const auto& [name, message] : document["components"]["messages"].items()) {
    without_sample.insert(name);
  }
  const std::set<std::string> all = without_sample;
  for (const auto& entry : std::filesystem::directory_iterator(TANDEM_GOLDEN_FOLDER)) {
    if (entry.path().extension() != ".binpb") continue;
    // The full name of the event, or that and a word for a later sample.
    const std::string sample = entry.path().stem().string();
    const auto event = std::ranges::find_if(all, [&](const std::string& name) {
      return sample == name || sample.starts_with(name + ".");
    });
    ASSERT_NE(event, all.end()) << sample;
    without_sample.erase(*event);
  }
  EXPECT_THAT(without_sample, IsEmpty());
  EXPECT_THAT(all, Not(IsEmpty()));
}

TEST(AsyncApiDocument, HasTheHeadersOfAnEventAndTheSameOnesAreRequired) {
  const ordered_json schema = ShippedAsyncApi()["components"]["schemas"]["eventHeaders"];
  const auto required = schema["required"].get<std::set<std::string>>();
  const messaging::Event event{.id = "1",
                               .source = "/s",
                               .type = "t",
                               .subject = "s",
                               .key = "k",
                               .vendor = "v",
                               .sequence = 1,
                               .traceparent = "p",
                               .causation_id = "c"};
  const messaging::Message message = messaging::ToMessage(event, "topic");
  EXPECT_EQ(schema["properties"].size(), message.headers.size());
  for (const auto& [name, value] : message.headers) {
    ASSERT_TRUE(schema["properties"].contains(name)) << name;
    const ordered_json constant = schema["properties"][name].value("const", ordered_json(value));
    EXPECT_EQ(constant, value) << name;
    messaging::Message without = message;
    std::erase_if(without.headers, [&](const auto& header) { return header.first == name; });
    EXPECT_EQ(messaging::ToEvent(without).ok(), !required.contains(name)) << name;
  }
}

// A reference that leads nowhere would be found by no one who reads.
TEST(AsyncApiDocument, HasWhatItRefersTo) {
  const std::string text = AsyncApi(Shipped());
  const ordered_json document = ordered_json::parse(text);
  const std::string start = "\"$ref\": \"#";
  int count = 0;
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
    at += start.size();
    const std::string path = text.substr(at, text.find('"', at) - at);
    EXPECT_TRUE(document.contains(ordered_json::json_pointer(path))) << path;
    ++count;
  }
  EXPECT_GT(count, 20);
}

TEST(AsyncApiDocument, SaysOfATopicWhatIsDeclared) {
  const ordered_json document = ShippedAsyncApi();
  const ordered_json& kafka = document["channels"]["tandem.partner.v1"]["bindings"]["kafka"];
  EXPECT_EQ(kafka["partitions"], 12);
  EXPECT_EQ(kafka["replicas"], 1);
  EXPECT_EQ(kafka["topicConfiguration"]["retention.ms"], 1'209'600'000);
  const ordered_json& receive =
      document["operations"]["fiscal-alignment.receive.tandem.partner.v1"];
  EXPECT_EQ(receive["action"], "receive");
  EXPECT_EQ(receive["bindings"]["kafka"]["groupId"]["const"], "fiscal-alignment");
  EXPECT_EQ(document["operations"]["fiscal-alignment.send.tandem.fiscal.v1"]["action"], "send");
}

TEST(TopicsCommand, ListsTheTopicsOfTheProgram) {
  const CommandResult result = TandemTopics({"list"});
  EXPECT_EQ(result.code, kSuccess) << result.err;
  EXPECT_EQ(result.out,
            "topic             publisher        parts replicas days consumers\n"
            "tandem.partner.v1 partner-registry    12        1   14 fiscal-alignment\n"
            "tandem.fiscal.v1  fiscal-alignment    12        1   14\n");
}

TEST(TopicsCommand, ListsAndDescribesTheTopicsOfAFile) {
  auto json = ordered_json::parse(ShippedTopics());
  json["topics"].erase(0);
  const TemporaryFile file(json.dump());
  const auto list =
      ordered_json::parse(TandemTopics({"list", "--format", "json", "--file", file.path()}).out);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["name"], "tandem.fiscal.v1");
  const auto document = ordered_json::parse(TandemTopics({"asyncapi", "--file", file.path()}).out);
  EXPECT_EQ(document["channels"].size(), 1U);
  EXPECT_FALSE(
      document["components"]["messages"].contains("tandem.partner.events.v1.VendorRegistered"));
}

TEST(TopicsCommand, BrokersThatAreNoAddressesAreRefusedAtOnce) {
  for (const char* brokers : {"", "kafka", ":9092", "kafka:", "kafka:0", "a:1,", "a:1 ,b:2"}) {
    const CommandResult result = TandemTopics({"create", "--kafka", brokers});
    EXPECT_EQ(result.code, kBadInput) << brokers;
    EXPECT_THAT(result.err, HasSubstr("--kafka")) << brokers;
  }
}

}  // namespace
}  // namespace tandem::client
