#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "libs/base/status.h"

// Lists that are always read and written as a whole stand as JSON in one column.
namespace tandem::storage {

// Most lists are empty, and need no library.
inline constexpr std::string_view kEmptyList = "[]";

// `to_json` gives the JSON of one element. Text that is no UTF-8 is replaced.
template <typename T, typename ToJson>
std::string ToJsonList(const std::vector<T>& list, ToJson to_json) {
  if (list.empty()) return std::string(kEmptyList);
  nlohmann::json json = nlohmann::json::array();
  for (const T& one : list) json.push_back(to_json(one));
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// `from_json` makes one element of its JSON, and may throw what the JSON library throws. INTERNAL
// that names the column if it does not hold what was written.
template <typename T, typename FromJson>
StatusOr<std::vector<T>> FromJsonList(const std::string& text, std::string_view column,
                                      FromJson from_json) {
  std::vector<T> list;
  if (text == kEmptyList) return list;
  try {
    for (const nlohmann::json& one : nlohmann::json::parse(text)) list.push_back(from_json(one));
  } catch (const nlohmann::json::exception& error) {
    return Internal("column " + std::string(column) + " is damaged: " + error.what());
  }
  return list;
}

}  // namespace tandem::storage
