#include "services/partner_registry/storage/json_columns.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tandem::partner {
namespace {

using Json = nlohmann::json;

// Most lists are empty, and need no library.
constexpr std::string_view kNothing = "[]";

template <typename T, typename ToElement>
std::string Write(const std::vector<T>& list, ToElement to_element) {
  if (list.empty()) return std::string(kNothing);
  Json json = Json::array();
  for (const T& one : list) json.push_back(to_element(one));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename T, typename FromElement>
StatusOr<std::vector<T>> Read(const std::string& text, std::string_view column,
                              FromElement from_element) {
  std::vector<T> list;
  if (text == kNothing) return list;
  try {
    for (const Json& one : Json::parse(text)) list.push_back(from_element(one));
  } catch (const Json::exception& error) {
    return Internal(fmt::format("column {} is damaged: {}", column, error.what()));
  }
  return list;
}

std::string At(const Json& element, std::size_t index) {
  return element.at(index).get<std::string>();
}

}  // namespace

std::string ToJson(const std::vector<Shutdown>& shutdowns) {
  return Write(shutdowns, [](const Shutdown& one) {
    return Json::array({one.first.days(), one.last.days()});
  });
}

std::string ToJson(const std::vector<CalendarFile>& files) {
  return Write(files, [](const CalendarFile& one) { return Json::array({one.path, one.content}); });
}

std::string ToJson(const std::vector<FieldChange>& fields) {
  return Write(fields, [](const FieldChange& one) {
    return Json::array({one.field, one.before, one.after});
  });
}

StatusOr<std::vector<Shutdown>> ShutdownsOfJson(const std::string& text) {
  return Read<Shutdown>(text, "shutdowns", [](const Json& one) {
    return Shutdown{CivilDay(one.at(0).get<std::int32_t>()),
                    CivilDay(one.at(1).get<std::int32_t>())};
  });
}

StatusOr<std::vector<CalendarFile>> FilesOfJson(const std::string& text) {
  return Read<CalendarFile>(text, "files",
                            [](const Json& one) { return CalendarFile{At(one, 0), At(one, 1)}; });
}

StatusOr<std::vector<FieldChange>> FieldsOfJson(const std::string& text) {
  return Read<FieldChange>(text, "fields", [](const Json& one) {
    return FieldChange{At(one, 0), At(one, 1), At(one, 2)};
  });
}

}  // namespace tandem::partner
