#include "services/tandem/topics/topic_file.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "libs/testkit/status_matchers.h"

namespace tandem::client {
namespace {

using nlohmann::ordered_json;
using testing::AllOf;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

ordered_json Shipped() { return ordered_json::parse(ShippedTopics()); }

auto IsRefused(const std::string& field, const std::string& rule) {
  return StatusIs(StatusCode::kInvalidArgument, AllOf(HasSubstr(field), HasSubstr(rule)));
}

// What is said when a field of the second topic has that value.
StatusOr<std::vector<Topic>> With(const char* field, const ordered_json& value) {
  ordered_json file = Shipped();
  file["topics"][1][field] = value;
  return ParseTopics(file.dump());
}

TEST(TopicFile, TheShippedOneIsRead) { EXPECT_THAT(ReadTopics(""), IsOk()); }

TEST(TopicFile, EveryFieldIsRequired) {
  const ordered_json shipped = Shipped();
  for (const auto& [field, value] : shipped["topics"][1].items()) {
    ordered_json file = shipped;
    file["topics"][1].erase(field);
    EXPECT_THAT(ParseTopics(file.dump()), IsRefused("topics[1]." + field, "is missing"));
  }
}

TEST(TopicFile, AFieldThatNobodyKnowsIsRefused) {
  EXPECT_THAT(With("retention_hours", 1), IsRefused("topics[1].retention_hours", "no field"));
  ordered_json file = Shipped();
  file["version"] = 1;
  EXPECT_THAT(ParseTopics(file.dump()), IsRefused("version", "no field"));
}

TEST(TopicFile, NumbersAreWholeAndHaveBounds) {
  for (const char* field : {"partitions", "replicas", "retention_days", "max_message_bytes"}) {
    EXPECT_THAT(With(field, 1), IsOk());
    for (const ordered_json& wrong : {ordered_json(0), ordered_json(-1), ordered_json(1.5),
                                      ordered_json("12"), ordered_json(5'000'000'000)}) {
      EXPECT_THAT(With(field, wrong),
                  IsRefused(std::string("topics[1].") + field, "must be a whole number from 1 to"));
    }
  }
}

TEST(TopicFile, TextsAreNotEmpty) {
  for (const char* field : {"name", "description", "publisher", "key"}) {
    const std::string path = std::string("topics[1].") + field;
    EXPECT_THAT(With(field, ""), IsRefused(path, "not empty"));
    EXPECT_THAT(With(field, 1), IsRefused(path, "must be a text"));
  }
}

TEST(TopicFile, NamesAreThoseThatKafkaTakesAndStandThereOnce) {
  EXPECT_THAT(With("name", "tandem fiscal"), IsRefused("topics[1].name", "letters"));
  EXPECT_THAT(With("name", std::string(250, 'a')), IsRefused("topics[1].name", "249"));
  EXPECT_THAT(With("name", "tandem.partner.v1"),
              IsRefused("topics[1].name", "tandem.partner.v1 stands there twice"));
}

TEST(TopicFile, TheEventsAreAPackageOfTheProgram) {
  EXPECT_THAT(With("events", "tandem.partner.v1"),
              IsRefused("topics[1].events",
                        "must be one of tandem.partner.events.v1, tandem.fiscal.events.v1"));
}

TEST(TopicFile, PolicyAndConsumersHaveTheirRules) {
  EXPECT_THAT(With("cleanup_policy", "compact"), IsOk());
  EXPECT_THAT(With("cleanup_policy", "keep"),
              IsRefused("topics[1].cleanup_policy", "must be one of delete, compact"));
  EXPECT_THAT(With("consumers", {"a", "b"}), IsOk());
  for (const auto& wrong : {ordered_json("a"), ordered_json::array({"a", "a"}),
                            ordered_json::array({1}), ordered_json::array({""})}) {
    EXPECT_THAT(With("consumers", wrong), IsRefused("topics[1].consumers", "different texts"));
  }
}

TEST(TopicFile, WhatIsNoListOfTopicsIsRefused) {
  EXPECT_THAT(ParseTopics("{"), IsRefused("", "must be JSON: parse error at line 1"));
  EXPECT_THAT(ParseTopics("\"\xff\""), IsRefused("", "must be JSON"));
  EXPECT_THAT(ParseTopics("[]"), IsRefused("", "must be a JSON object"));
  EXPECT_THAT(ParseTopics("{}"), IsRefused("topics", "is missing"));
  EXPECT_THAT(ParseTopics(R"({"topics": []})"), IsRefused("topics", "at least one"));
  EXPECT_THAT(ParseTopics(R"({"topics": [1]})"), IsRefused("topics[0]", "must be an object"));
}

TEST(TopicFile, AFileThatCannotBeReadIsNamed) {
  EXPECT_THAT(ReadTopics("/missing/topics.json"),
              StatusIs(StatusCode::kNotFound, HasSubstr("/missing/topics.json")));
}

}  // namespace
}  // namespace tandem::client
