#include "libs/messaging/stored_message.h"

#include <nlohmann/json.hpp>

namespace tandem::messaging {

std::string HeadersToText(const Headers& headers) {
  nlohmann::json pairs = nlohmann::json::array();
  for (const auto& [name, value] : headers) pairs.push_back({name, value});
  return pairs.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

StatusOr<Headers> HeadersFromText(const std::string& text) {
  const nlohmann::json pairs = nlohmann::json::parse(text, nullptr, false);
  if (!pairs.is_array()) return Internal("stored headers are damaged");
  Headers headers;
  for (const nlohmann::json& pair : pairs) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
      return Internal("stored headers are damaged");
    }
    headers.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
  }
  return headers;
}

}  // namespace tandem::messaging
