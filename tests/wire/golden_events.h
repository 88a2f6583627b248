#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "libs/base/status.h"

namespace tandem::wire {

// One golden sample: NAME.txtpb says in text what NAME.binpb must hold. NAME is the full name of
// the event, or the full name and a word for a later sample ("….VendorRenamed.note").
struct GoldenSample {
  const google::protobuf::Descriptor* event;
  std::filesystem::path text;
  std::filesystem::path bytes;
};

// Every event of the protos in the folder: the messages of the packages that end in .events.v1, but
// for those whose name ends in State, which are parts of events. NOT_FOUND if a proto is not in
// the build.
StatusOr<std::vector<const google::protobuf::Descriptor*>> Events(
    const std::filesystem::path& protos);

// The samples of an event that are in the folder, by name.
std::vector<GoldenSample> SamplesOf(const google::protobuf::Descriptor& event,
                                    const std::filesystem::path& golden);

// What the text of a sample says. INVALID_ARGUMENT if the event has no such field.
StatusOr<std::unique_ptr<google::protobuf::Message>> ReadText(const GoldenSample& sample);

// What the bytes of a sample say. INVALID_ARGUMENT if they cannot be read, or hold what the event
// does not know.
StatusOr<std::unique_ptr<google::protobuf::Message>> ReadBytes(const GoldenSample& sample);

// The whole file. NOT_FOUND if there is none.
StatusOr<std::string> ReadFile(const std::filesystem::path& path);

// The same bytes for the same message, always.
std::string Serialised(const google::protobuf::Message& message);

// The fields of the event that no sample sets, also those of its parts: "settings.country".
std::set<std::string> FieldsWithoutSample(
    const google::protobuf::Descriptor& event,
    const std::vector<std::unique_ptr<google::protobuf::Message>>& samples);

}  // namespace tandem::wire
