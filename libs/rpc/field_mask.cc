#include "libs/rpc/field_mask.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tandem::rpc {
namespace {

bool IsSet(const google::protobuf::Message& message, const std::string& name) {
  const auto* field = message.GetDescriptor()->FindFieldByName(name);
  const auto* reflection = message.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(message, field) > 0
                              : reflection->HasField(message, field);
}

}  // namespace

StatusOr<std::set<std::string>> FieldsToChange(const google::protobuf::FieldMask& mask,
                                               const google::protobuf::Message& resource,
                                               const std::vector<std::string>& changeable) {
  std::set<std::string> fields;
  if (mask.paths().empty()) {
    std::ranges::copy_if(changeable, std::inserter(fields, fields.end()),
                         [&](const std::string& name) { return IsSet(resource, name); });
    if (!fields.empty()) return fields;
    return InvalidField("update_mask", fmt::format("is empty, and no field is set; there are {}",
                                                   fmt::join(changeable, ", ")));
  }
  if (mask.paths_size() == 1 && mask.paths(0) == "*") {
    return std::set<std::string>(changeable.begin(), changeable.end());
  }
  for (const std::string& path : mask.paths()) {
    if (std::ranges::find(changeable, path) == changeable.end()) {
      return InvalidField("update_mask",
                          fmt::format("\"{}\" is no field that can be changed; there are {}", path,
                                      fmt::join(changeable, ", ")));
    }
    fields.insert(path);
  }
  return fields;
}

}  // namespace tandem::rpc
