#include "services/partner_registry/storage/json_columns.h"

#include "libs/storage/json_list.h"

namespace tandem::partner {
namespace {

using Json = nlohmann::json;
using storage::FromJsonList;
using storage::ToJsonList;

std::string At(const Json& element, std::size_t index) {
  return element.at(index).get<std::string>();
}

}  // namespace

std::string ToJson(const std::vector<Shutdown>& shutdowns) {
  return ToJsonList(shutdowns, [](const Shutdown& one) {
    return Json::array({one.first.days(), one.last.days()});
  });
}

std::string ToJson(const std::vector<CivilDay>& days) {
  return ToJsonList(days, [](CivilDay one) { return Json(one.days()); });
}

std::string ToJson(const std::vector<CalendarFile>& files) {
  return ToJsonList(files,
                    [](const CalendarFile& one) { return Json::array({one.path, one.content}); });
}

std::string ToJson(const std::vector<FieldChange>& fields) {
  return ToJsonList(fields, [](const FieldChange& one) {
    return Json::array({one.field, one.before, one.after});
  });
}

StatusOr<std::vector<Shutdown>> ShutdownsOfJson(const std::string& text) {
  return FromJsonList<Shutdown>(text, "shutdowns", [](const Json& one) {
    return Shutdown{CivilDay(one.at(0).get<int>()), CivilDay(one.at(1).get<int>())};
  });
}

StatusOr<std::vector<CivilDay>> DaysOfJson(const std::string& text) {
  return FromJsonList<CivilDay>(text, "working_weekends",
                                [](const Json& one) { return CivilDay(one.get<int>()); });
}

StatusOr<std::vector<CalendarFile>> FilesOfJson(const std::string& text) {
  return FromJsonList<CalendarFile>(
      text, "files", [](const Json& one) { return CalendarFile{At(one, 0), At(one, 1)}; });
}

StatusOr<std::vector<FieldChange>> FieldsOfJson(const std::string& text) {
  return FromJsonList<FieldChange>(text, "fields", [](const Json& one) {
    return FieldChange{At(one, 0), At(one, 1), At(one, 2)};
  });
}

}  // namespace tandem::partner
