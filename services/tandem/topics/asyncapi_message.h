#pragma once

#include <string>

#include <google/protobuf/descriptor.h>
#include <nlohmann/json.hpp>

#include "services/tandem/topics/topic.h"

// The parts of an AsyncAPI document that tell of one message.
namespace tandem::client::asyncapi {

using Json = nlohmann::ordered_json;

// Where the headers of every message are described.
inline constexpr const char* kHeadersName = "eventHeaders";

// {"$ref": "#/components/schemas/eventHeaders"} of ("components/schemas", "eventHeaders").
Json Reference(const std::string& place, const std::string& name);

// The headers that messaging::ToMessage gives to every event.
Json HeadersSchema();

// The proto of an event as a schema, and its name among the schemas.
Json ProtoSchema(const google::protobuf::FileDescriptor& proto);
std::string ProtoSchemaName(const google::protobuf::FileDescriptor& proto);

// A message object of an event that travels on the topic.
Json EventMessage(const google::protobuf::Descriptor& event, const Topic& topic);

}  // namespace tandem::client::asyncapi
