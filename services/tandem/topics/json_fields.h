#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "libs/base/status.h"

namespace tandem::client {

using Json = nlohmann::ordered_json;

// The fields of one JSON object, taken one by one. Every error names the field by its path. What it
// reads from outlives it.
class JsonFields {
 public:
  // `where` is the path of the object: "topics[1]".
  JsonFields(const Json& object, std::string where) : object_(object), where_(std::move(where)) {}

  // Text that is not empty.
  StatusOr<std::string> Text(const char* name);
  StatusOr<std::string> OneOf(const char* name, const std::vector<std::string>& choices);
  StatusOr<int> Number(const char* name, int least, int most);
  // A list of different texts, perhaps empty.
  StatusOr<std::vector<std::string>> Texts(const char* name);
  // A list of at least one thing; the caller sees to it that these are objects.
  StatusOr<const Json*> Objects(const char* name);

  // After the last field: an error if the object has others, or is none.
  Status NoOthers() const;

  // An error of that field.
  Status Refused(const char* name, std::string_view rule) const;

 private:
  // The value of a field that must be there.
  StatusOr<const Json*> Taken(const char* name);
  std::string PathOf(std::string_view name) const;

  const Json& object_;
  const std::string where_;
  std::set<std::string> taken_;
};

}  // namespace tandem::client
