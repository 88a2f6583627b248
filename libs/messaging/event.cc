#include "libs/messaging/event.h"

#include <charconv>
#include <map>

#include <fmt/format.h>
#include <unistr.h>

namespace tandem::messaging {
namespace {

constexpr std::string_view kContentType = "content-type";
constexpr std::string_view kProtobuf = "application/protobuf";
constexpr std::string_view kPrefix = "ce_";

// Headers of ours are ids, names and times; what is not UTF-8, or has a NUL, is none of ours.
bool IsPlainText(const std::string& text) {
  return text.find('\0') == std::string::npos &&
         u8_check(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()) == nullptr;
}

// The headers of one message by name.
class Headers {
 public:
  static StatusOr<Headers> Of(const Message& message) {
    Headers headers;
    for (const auto& [name, value] : message.headers) {
      const bool known = name.starts_with(kPrefix) || name == kContentType;
      if (!headers.values_.emplace(name, value).second && known) {
        return InvalidField(name, "stands there twice");
      }
      if (known && !IsPlainText(value)) return InvalidField(name, "is not UTF-8 text");
    }
    return headers;
  }

  StatusOr<std::string> Required(const std::string& name) const {
    const auto found = values_.find(name);
    if (found == values_.end() || found->second.empty()) return InvalidField(name, "is missing");
    return found->second;
  }

  std::string Optional(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::string() : found->second;
  }

 private:
  std::map<std::string, std::string> values_;
};

StatusOr<std::int64_t> ParseSequence(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  return InvalidField("ce_sequence", fmt::format("\"{}\" must be a whole number from 1", text));
}

Status CheckFormat(const Headers& headers) {
  ASSIGN_OR_RETURN(const std::string version, headers.Required("ce_specversion"));
  if (version != "1.0") {
    return InvalidField("ce_specversion", fmt::format("\"{}\" must be 1.0", version));
  }
  ASSIGN_OR_RETURN(const std::string type, headers.Required(std::string(kContentType)));
  if (type != kProtobuf) {
    return InvalidField(kContentType, fmt::format("\"{}\" must be {}", type, kProtobuf));
  }
  return OkStatus();
}

}  // namespace

Message ToMessage(const Event& event, std::string_view topic) {
  Message message{.topic = std::string(topic), .key = event.key, .data = event.data};
  message.headers = {{"ce_specversion", "1.0"},
                     {"ce_id", event.id},
                     {"ce_source", event.source},
                     {"ce_type", event.type},
                     {"ce_subject", event.subject},
                     {"ce_time", ToText(event.time)},
                     {"ce_vendor", event.vendor},
                     {"ce_sequence", std::to_string(event.sequence)},
                     {std::string(kContentType), std::string(kProtobuf)}};
  if (!event.traceparent.empty()) message.headers.emplace_back("ce_traceparent", event.traceparent);
  if (!event.causation_id.empty()) {
    message.headers.emplace_back("ce_causationid", event.causation_id);
  }
  return message;
}

StatusOr<Event> ToEvent(const Message& message) {
  ASSIGN_OR_RETURN(const Headers headers, Headers::Of(message));
  RETURN_IF_ERROR(CheckFormat(headers));
  Event event{.key = message.key,
              .traceparent = headers.Optional("ce_traceparent"),
              .causation_id = headers.Optional("ce_causationid"),
              .data = message.data};
  ASSIGN_OR_RETURN(event.id, headers.Required("ce_id"));
  ASSIGN_OR_RETURN(event.source, headers.Required("ce_source"));
  ASSIGN_OR_RETURN(event.type, headers.Required("ce_type"));
  ASSIGN_OR_RETURN(event.subject, headers.Required("ce_subject"));
  ASSIGN_OR_RETURN(event.vendor, headers.Required("ce_vendor"));
  ASSIGN_OR_RETURN(const std::string sequence, headers.Required("ce_sequence"));
  ASSIGN_OR_RETURN(event.sequence, ParseSequence(sequence));
  ASSIGN_OR_RETURN(const std::string time, headers.Required("ce_time"));
  const StatusOr<Instant> instant = ParseInstant(time);
  if (!instant.ok()) return InvalidField("ce_time", MessageOf(instant.status()));
  event.time = *instant;
  if (event.key.empty()) return InvalidField("key", "is missing");
  if (!IsPlainText(event.key)) return InvalidField("key", "is not UTF-8 text");
  return event;
}

}  // namespace tandem::messaging
