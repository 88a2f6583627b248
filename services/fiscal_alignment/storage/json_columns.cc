#include "services/fiscal_alignment/storage/json_columns.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tandem::fiscal {
namespace {

using Json = nlohmann::json;

// Most lists are empty, and need no library.
constexpr std::string_view kNothing = "[]";

Status Damaged(std::string_view column, const Json::exception& error) {
  return Internal(fmt::format("column {} is damaged: {}", column, error.what()));
}

}  // namespace

std::string ToJson(const std::vector<calendar::DaySpan>& spans) {
  if (spans.empty()) return std::string(kNothing);
  Json json = Json::array();
  for (const calendar::DaySpan& span : spans) {
    json.push_back(Json::array({span.first.days(), span.last.days()}));
  }
  return json.dump();
}

std::string ToJson(const std::vector<CalendarFile>& files) {
  if (files.empty()) return std::string(kNothing);
  Json json = Json::array();
  for (const CalendarFile& file : files) json.push_back(Json::array({file.path, file.content}));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StatusOr<std::vector<calendar::DaySpan>> SpansOfJson(const std::string& text) {
  std::vector<calendar::DaySpan> spans;
  if (text == kNothing) return spans;
  try {
    for (const Json& one : Json::parse(text)) {
      spans.push_back({CivilDay(one.at(0).get<int>()), CivilDay(one.at(1).get<int>())});
    }
  } catch (const Json::exception& error) {
    return Damaged("shutdowns", error);
  }
  return spans;
}

StatusOr<std::vector<CalendarFile>> FilesOfJson(const std::string& text) {
  std::vector<CalendarFile> files;
  if (text == kNothing) return files;
  try {
    for (const Json& one : Json::parse(text)) {
      files.push_back({one.at(0).get<std::string>(), one.at(1).get<std::string>()});
    }
  } catch (const Json::exception& error) {
    return Damaged("files", error);
  }
  return files;
}

}  // namespace tandem::fiscal
