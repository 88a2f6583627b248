#include "services/fiscal_alignment/storage/json_columns.h"

#include "libs/storage/json_list.h"

namespace tandem::fiscal {

using Json = nlohmann::json;

std::string PartnershipColumn(const OrganisationName& name) {
  return name.partnership ? name.partnership->value() : std::string();
}

std::string ToJson(const std::vector<calendar::DaySpan>& spans) {
  return storage::ToJsonList(spans, [](const calendar::DaySpan& one) {
    return Json::array({one.first.days(), one.last.days()});
  });
}

std::string ToJson(const std::vector<CivilDay>& days) {
  return storage::ToJsonList(days, [](CivilDay one) { return Json(one.days()); });
}

std::string ToJson(const std::vector<calendar::CalendarFile>& files) {
  return storage::ToJsonList(files, [](const calendar::CalendarFile& one) {
    return Json::array({one.path, one.content});
  });
}

StatusOr<std::vector<calendar::DaySpan>> SpansOfJson(const std::string& text) {
  return storage::FromJsonList<calendar::DaySpan>(text, "shutdowns", [](const Json& one) {
    return calendar::DaySpan{CivilDay(one.at(0).get<int>()), CivilDay(one.at(1).get<int>())};
  });
}

StatusOr<std::vector<CivilDay>> DaysOfJson(const std::string& text) {
  return storage::FromJsonList<CivilDay>(text, "working_weekends",
                                         [](const Json& one) { return CivilDay(one.get<int>()); });
}

StatusOr<std::vector<calendar::CalendarFile>> FilesOfJson(const std::string& text) {
  return storage::FromJsonList<calendar::CalendarFile>(text, "files", [](const Json& one) {
    return calendar::CalendarFile{one.at(0).get<std::string>(), one.at(1).get<std::string>()};
  });
}

}  // namespace tandem::fiscal
