#include "tests/wire/golden_events.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

#include <fmt/format.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/unknown_field_set.h>

namespace tandem::wire {
namespace {

namespace fs = std::filesystem;
namespace pb = google::protobuf;

std::unique_ptr<pb::Message> Empty(const pb::Descriptor& event) {
  return std::unique_ptr<pb::Message>(
      pb::MessageFactory::generated_factory()->GetPrototype(&event)->New());
}

// NOLINTBEGIN(misc-no-recursion): messages hold messages, a few levels deep.

// All fields below a message, as dotted paths. No event holds itself, so this ends.
void AddFields(const pb::Descriptor& message, const std::string& prefix,
               std::set<std::string>& paths) {
  for (int i = 0; i < message.field_count(); ++i) {
    const pb::FieldDescriptor* field = message.field(i);
    const std::string path = prefix + field->name();
    paths.insert(path);
    if (field->message_type() != nullptr) AddFields(*field->message_type(), path + ".", paths);
  }
}

void RemoveSetFields(const pb::Message& message, const std::string& prefix,
                     std::set<std::string>& paths) {
  const pb::Reflection* reflection = message.GetReflection();
  std::vector<const pb::FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const pb::FieldDescriptor* field : fields) {
    const std::string path = prefix + field->name();
    paths.erase(path);
    if (field->message_type() == nullptr) continue;
    if (!field->is_repeated()) {
      RemoveSetFields(reflection->GetMessage(message, field), path + ".", paths);
      continue;
    }
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      RemoveSetFields(reflection->GetRepeatedMessage(message, field, i), path + ".", paths);
    }
  }
}

bool HoldsUnknown(const pb::Message& message) {
  const pb::Reflection* reflection = message.GetReflection();
  if (!reflection->GetUnknownFields(message).empty()) return true;
  std::vector<const pb::FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  return std::ranges::any_of(fields, [&](const pb::FieldDescriptor* field) {
    if (field->message_type() == nullptr) return false;
    if (!field->is_repeated()) return HoldsUnknown(reflection->GetMessage(message, field));
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      if (HoldsUnknown(reflection->GetRepeatedMessage(message, field, i))) return true;
    }
    return false;
  });
}

// NOLINTEND(misc-no-recursion)

}  // namespace

StatusOr<std::vector<const pb::Descriptor*>> Events(const fs::path& protos) {
  std::vector<const pb::Descriptor*> events;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(protos)) {
    if (entry.path().extension() != ".proto") continue;
    const std::string name = entry.path().lexically_relative(protos).generic_string();
    if (name.find("/events/v1/") == std::string::npos) continue;
    const pb::FileDescriptor* file = pb::DescriptorPool::generated_pool()->FindFileByName(name);
    if (file == nullptr) {
      return NotFound(fmt::format("{} is not in proto/CMakeLists.txt", name));
    }
    for (int i = 0; i < file->message_type_count(); ++i) {
      const pb::Descriptor* message = file->message_type(i);
      if (!message->name().ends_with("State")) events.push_back(message);
    }
  }
  std::ranges::sort(events, {}, [](const pb::Descriptor* event) { return event->full_name(); });
  return events;
}

std::vector<GoldenSample> SamplesOf(const pb::Descriptor& event, const fs::path& golden) {
  std::vector<GoldenSample> samples;
  for (const fs::directory_entry& entry : fs::directory_iterator(golden)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".txtpb" || !name.starts_with(event.full_name() + ".")) {
      continue;
    }
    fs::path bytes = entry.path();
    bytes.replace_extension(".binpb");
    samples.push_back({.event = &event, .text = entry.path(), .bytes = std::move(bytes)});
  }
  std::ranges::sort(samples, {}, &GoldenSample::text);
  return samples;
}

StatusOr<std::string> ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return NotFound(fmt::format("{} cannot be read", path.string()));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

StatusOr<std::unique_ptr<pb::Message>> ReadText(const GoldenSample& sample) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(sample.text));
  auto message = Empty(*sample.event);
  if (!pb::TextFormat::ParseFromString(text, message.get())) {
    return InvalidArgument(
        fmt::format("{} is not a {}", sample.text.string(), sample.event->full_name()));
  }
  return message;
}

StatusOr<std::unique_ptr<pb::Message>> ReadBytes(const GoldenSample& sample) {
  ASSIGN_OR_RETURN(const std::string bytes, ReadFile(sample.bytes));
  auto message = Empty(*sample.event);
  if (!message->ParseFromString(bytes)) {
    return InvalidArgument(fmt::format("{} cannot be parsed", sample.bytes.string()));
  }
  if (HoldsUnknown(*message)) {
    return InvalidArgument(
        fmt::format("{} holds fields that nobody reads any more", sample.bytes.string()));
  }
  return message;
}

std::string Serialised(const pb::Message& message) {
  std::string bytes;
  {
    pb::io::StringOutputStream stream(&bytes);
    pb::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

std::set<std::string> FieldsWithoutSample(
    const pb::Descriptor& event, const std::vector<std::unique_ptr<pb::Message>>& samples) {
  std::set<std::string> paths;
  AddFields(event, "", paths);
  for (const auto& sample : samples) RemoveSetFields(*sample, "", paths);
  return paths;
}

}  // namespace tandem::wire
