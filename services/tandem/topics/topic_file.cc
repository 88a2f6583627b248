#include "services/tandem/topics/topic_file.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/tandem/commands/inputs.h"
#include "services/tandem/topics/event_packages.h"
#include "services/tandem/topics/json_fields.h"

// embedded_topics.S
extern "C" const char tandem_topics[];
extern "C" const std::uint64_t tandem_topics_size;

namespace tandem::client {
namespace {

constexpr std::size_t kLongestName = 249;  // Kafka's rule, as are the letters of a name
// More than anybody needs; a slip of the pen is found here and not by the cluster.
constexpr int kMostPartitions = 10'000;
constexpr int kMostReplicas = 100;
constexpr int kMostDays = 365;
constexpr int kMostBytes = 1 << 30;

bool IsTopicName(std::string_view name) {
  return name.size() <= kLongestName && std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '_' || c == '-';
         });
}

StatusOr<Topic> ParseTopic(const Json& json, const std::string& where) {
  JsonFields fields(json, where);
  Topic topic;
  ASSIGN_OR_RETURN(topic.name, fields.Text("name"));
  if (!IsTopicName(topic.name)) {
    return fields.Refused("name", "must be of letters, digits, dots, hyphens and _, 249 at most");
  }
  ASSIGN_OR_RETURN(topic.description, fields.Text("description"));
  ASSIGN_OR_RETURN(topic.publisher, fields.Text("publisher"));
  ASSIGN_OR_RETURN(topic.partitions, fields.Number("partitions", 1, kMostPartitions));
  ASSIGN_OR_RETURN(topic.replicas, fields.Number("replicas", 1, kMostReplicas));
  ASSIGN_OR_RETURN(topic.retention_days, fields.Number("retention_days", 1, kMostDays));
  ASSIGN_OR_RETURN(topic.max_message_bytes, fields.Number("max_message_bytes", 1, kMostBytes));
  ASSIGN_OR_RETURN(topic.cleanup_policy, fields.OneOf("cleanup_policy", {"delete", "compact"}));
  ASSIGN_OR_RETURN(topic.key, fields.Text("key"));
  ASSIGN_OR_RETURN(topic.events, fields.OneOf("events", EventPackages()));
  ASSIGN_OR_RETURN(topic.consumers, fields.Texts("consumers"));
  RETURN_IF_ERROR(fields.NoOthers());
  return topic;
}

StatusOr<Json> ParseJson(std::string_view text) {
  try {
    return Json::parse(text);
  } catch (const Json::exception& error) {
    const std::string_view what = error.what();  // "[number of the error] text"
    return InvalidArgument(fmt::format("must be JSON: {}", what.substr(what.find("] ") + 2)));
  }
}

}  // namespace

std::string_view ShippedTopics() { return {tandem_topics, tandem_topics_size}; }

StatusOr<std::vector<Topic>> ParseTopics(std::string_view text) {
  ASSIGN_OR_RETURN(const Json json, ParseJson(text));
  if (!json.is_object()) return InvalidArgument("must be a JSON object with the field topics");
  JsonFields file(json, "");
  ASSIGN_OR_RETURN(const Json* const list, file.Objects("topics"));
  RETURN_IF_ERROR(file.NoOthers());
  std::vector<Topic> topics;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string where = fmt::format("topics[{}]", i);
    ASSIGN_OR_RETURN(Topic topic, ParseTopic((*list)[i], where));
    if (std::ranges::find(topics, topic.name, &Topic::name) != topics.end()) {
      return InvalidField(where + ".name", fmt::format("{} stands there twice", topic.name));
    }
    topics.push_back(std::move(topic));
  }
  return topics;
}

StatusOr<std::vector<Topic>> ReadTopics(const std::string& path) {
  if (path.empty()) return ParseTopics(ShippedTopics());
  ASSIGN_OR_RETURN(const std::string text, ReadTextFile(path));
  auto topics = ParseTopics(text);
  if (!topics.ok()) return Annotate(topics.status(), path);
  return topics;
}

}  // namespace tandem::client
