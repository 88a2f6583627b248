#include "services/tandem/topics/asyncapi_message.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tandem::client::asyncapi {
namespace {

namespace pb = google::protobuf;

struct Header {
  const char* name;
  bool required;
  Json rule;  // what its schema says beside type and description
  const char* description;
};

std::vector<Header> Headers() {
  return {
      {"ce_specversion", true, {{"const", "1.0"}}, "The version of CloudEvents."},
      {"ce_id", true, {{"minLength", 1}}, "Unique within its source; with it, the identity."},
      {"ce_source", true, {{"minLength", 1}}, "The service that publishes it."},
      {"ce_type", true, {{"minLength", 1}}, "Full name of the protobuf message in the payload."},
      {"ce_subject", true, {{"minLength", 1}}, "Resource name of what it is about."},
      {"ce_time", true, {{"format", "date-time"}}, "When it happened."},
      {"ce_vendor", true, {{"minLength", 1}}, "Id of the vendor whose tenant it belongs to."},
      {"ce_sequence", true, {{"pattern", "^[1-9][0-9]*$"}}, "Counts the events of the key."},
      {"content-type", true, {{"const", "application/protobuf"}}, "What the payload is."},
      {"ce_traceparent", false, Json::object(), "W3C trace context of the call."},
      {"ce_causationid", false, Json::object(), "Id of the request or event that led to it."},
  };
}

// "Fiscal calendar revised" of "FiscalCalendarRevised".
std::string TitleOf(const std::string& name) {
  std::string title;
  for (const char letter : name) {
    const bool starts_word = std::isupper(static_cast<unsigned char>(letter)) != 0;
    if (starts_word && !title.empty()) title += ' ';
    title += title.empty() ? letter
                           : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return title;
}

std::string SummaryOf(const pb::Descriptor& event) {
  std::vector<std::string> fields;
  for (int i = 0; i < event.field_count(); ++i) fields.push_back(event.field(i)->name());
  return fmt::format("Protobuf message {} with {}.", event.full_name(), fmt::join(fields, ", "));
}

Json Constant(const std::string& value) { return {{"const", value}}; }

}  // namespace

Json Reference(const std::string& place, const std::string& name) {
  return {{"$ref", fmt::format("#/{}/{}", place, name)}};
}

Json HeadersSchema() {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Header& header : Headers()) {
    Json schema = {{"type", "string"}, {"description", header.description}};
    schema.update(header.rule);
    properties[header.name] = std::move(schema);
    if (header.required) required.push_back(header.name);
  }
  return {{"type", "object"},
          {"description", "CloudEvents 1.0, binary mode of the Kafka binding, as UTF-8 text."},
          {"required", std::move(required)},
          {"properties", std::move(properties)}};
}

Json ProtoSchema(const pb::FileDescriptor& proto) {
  return {{"schemaFormat", "application/vnd.google.protobuf;version=3"},
          {"schema", proto.DebugString()}};
}

std::string ProtoSchemaName(const pb::FileDescriptor& proto) {
  std::string name = proto.name().substr(0, proto.name().rfind(".proto"));
  std::ranges::replace(name, '/', '.');
  return name;
}

Json EventMessage(const pb::Descriptor& event, const Topic& topic) {
  const Json own = {{"type", "object"},
                    {"properties",
                     {{"ce_source", Constant("/tandem/" + topic.publisher)},
                      {"ce_type", Constant(event.full_name())}}}};
  return {
      {"name", event.full_name()},
      {"title", TitleOf(event.name())},
      {"summary", SummaryOf(event)},
      {"contentType", "application/protobuf"},
      {"headers", {{"allOf", Json::array({Reference("components/schemas", kHeadersName), own})}}},
      {"payload", Reference("components/schemas", ProtoSchemaName(*event.file()))},
      {"bindings",
       {{"kafka",
         {{"key", {{"type", "string"}, {"description", topic.key + "."}}},
          {"bindingVersion", "0.5.0"}}}}}};
}

}  // namespace tandem::client::asyncapi
