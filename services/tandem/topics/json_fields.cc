#include "services/tandem/topics/json_fields.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tandem::client {

std::string JsonFields::PathOf(std::string_view name) const {
  return where_.empty() ? std::string(name) : fmt::format("{}.{}", where_, name);
}

Status JsonFields::Refused(const char* name, std::string_view rule) const {
  return InvalidField(PathOf(name), rule);
}

StatusOr<const Json*> JsonFields::Taken(const char* name) {
  if (!object_.is_object()) return InvalidField(where_, "must be an object");
  const auto found = object_.find(name);
  if (found == object_.end()) return Refused(name, "is missing");
  taken_.insert(name);
  return &*found;
}

StatusOr<std::string> JsonFields::Text(const char* name) {
  ASSIGN_OR_RETURN(const Json* const value, Taken(name));
  if (value->is_string() && !value->get_ref<const std::string&>().empty()) {
    return value->get<std::string>();
  }
  return Refused(name, "must be a text that is not empty");
}

StatusOr<std::string> JsonFields::OneOf(const char* name, const std::vector<std::string>& choices) {
  ASSIGN_OR_RETURN(const Json* const value, Taken(name));
  if (value->is_string() &&
      std::ranges::find(choices, value->get_ref<const std::string&>()) != choices.end()) {
    return value->get<std::string>();
  }
  return Refused(name, fmt::format("must be one of {}", fmt::join(choices, ", ")));
}

StatusOr<int> JsonFields::Number(const char* name, int least, int most) {
  ASSIGN_OR_RETURN(const Json* const value, Taken(name));
  // Negative numbers are not unsigned; `least` is never below zero.
  if (value->is_number_unsigned()) {
    const auto number = value->get<std::uint64_t>();
    if (number >= static_cast<std::uint64_t>(least) && number <= static_cast<std::uint64_t>(most)) {
      return static_cast<int>(number);
    }
  }
  return Refused(name, fmt::format("must be a whole number from {} to {}", least, most));
}

StatusOr<std::vector<std::string>> JsonFields::Texts(const char* name) {
  ASSIGN_OR_RETURN(const Json* const value, Taken(name));
  const Status refused = Refused(name, "must be a list of different texts that are not empty");
  if (!value->is_array()) return refused;
  std::vector<std::string> texts;
  for (const Json& item : *value) {
    if (!item.is_string()) return refused;
    auto text = item.get<std::string>();
    if (text.empty() || std::ranges::find(texts, text) != texts.end()) return refused;
    texts.push_back(std::move(text));
  }
  return texts;
}

StatusOr<const Json*> JsonFields::Objects(const char* name) {
  ASSIGN_OR_RETURN(const Json* const value, Taken(name));
  if (value->is_array() && !value->empty()) return value;
  return Refused(name, "must be a list of at least one object");
}

Status JsonFields::NoOthers() const {
  if (!object_.is_object()) return InvalidField(where_, "must be an object");
  for (const auto& [name, value] : object_.items()) {
    if (!taken_.contains(name)) return InvalidField(PathOf(name), "is no field that is known");
  }
  return OkStatus();
}

}  // namespace tandem::client
