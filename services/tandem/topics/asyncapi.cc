#include "services/tandem/topics/asyncapi.h"

#include <fmt/format.h>

#include "services/tandem/topics/asyncapi_message.h"
#include "services/tandem/topics/event_packages.h"
#include "services/tandem/topics/topic_spec.h"

namespace tandem::client {
namespace {

using asyncapi::Json;
using asyncapi::Reference;

constexpr const char* kBindingVersion = "0.5.0";

Json Info() {
  return {
      {"title", "Events of Tandem"},
      {"version", TANDEM_VERSION},
      {"description",
       "The facts that Tandem's services publish on Apache Kafka. An installation may give every "
       "topic and group a prefix, and every topic more replicas. Made by `tandem topics "
       "asyncapi`."},
      {"license",
       {{"name", "Apache-2.0"}, {"url", "https://www.apache.org/licenses/LICENSE-2.0"}}}};
}

Json ChannelOf(const Topic& topic) {
  Json messages = Json::object();
  for (const auto* const event : EventsOf(topic.events)) {
    messages[event->name()] = Reference("components/messages", event->full_name());
  }
  return {{"address", topic.name},
          {"description", topic.description},
          {"messages", std::move(messages)},
          {"bindings",
           {{"kafka",
             {{"topic", topic.name},
              {"partitions", topic.partitions},
              {"replicas", topic.replicas},
              {"topicConfiguration",
               {{"cleanup.policy", Json::array({topic.cleanup_policy})},
                {"retention.ms", RetentionMs(topic)},
                {"max.message.bytes", topic.max_message_bytes}}},
              {"bindingVersion", kBindingVersion}}}}}};
}

// What a service does with all messages of the topic.
Json Operation(const char* action, const std::string& title, const Topic& topic) {
  return {{"action", action}, {"channel", Reference("channels", topic.name)}, {"title", title}};
}

void AddOperations(const Topic& topic, Json& operations) {
  operations[fmt::format("{}.send.{}", topic.publisher, topic.name)] =
      Operation("send", topic.publisher + " publishes its facts", topic);
  for (const std::string& group : topic.consumers) {
    Json operation =
        Operation("receive", fmt::format("{} follows {}", group, topic.publisher), topic);
    operation["bindings"] = {{"kafka",
                              {{"groupId", {{"type", "string"}, {"const", group}}},
                               {"bindingVersion", kBindingVersion}}}};
    operations[fmt::format("{}.receive.{}", group, topic.name)] = std::move(operation);
  }
}

}  // namespace

std::string AsyncApi(const std::vector<Topic>& topics) {
  Json channels = Json::object();
  Json operations = Json::object();
  Json messages = Json::object();
  Json schemas = {{asyncapi::kHeadersName, asyncapi::HeadersSchema()}};
  for (const Topic& topic : topics) {
    channels[topic.name] = ChannelOf(topic);
    AddOperations(topic, operations);
    for (const auto* const event : EventsOf(topic.events)) {
      messages[event->full_name()] = asyncapi::EventMessage(*event, topic);
      schemas[asyncapi::ProtoSchemaName(*event->file())] = asyncapi::ProtoSchema(*event->file());
    }
  }
  const Json document = {
      {"asyncapi", "3.0.0"},
      {"info", Info()},
      {"defaultContentType", "application/protobuf"},
      {"channels", std::move(channels)},
      {"operations", std::move(operations)},
      {"components", {{"messages", std::move(messages)}, {"schemas", std::move(schemas)}}}};
  return document.dump(2) + "\n";
}

}  // namespace tandem::client
