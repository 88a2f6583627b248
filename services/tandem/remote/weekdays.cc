#include "services/tandem/remote/weekdays.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "services/tandem/views/terminal.h"

namespace tandem::client {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

}  // namespace

std::string_view WeekdayName(CivilDay day) {
  return kWeekdays.at(day.weekday().iso_encoding() - 1);
}

std::vector<std::string> WeekdayNames(const google::protobuf::RepeatedField<int>& days) {
  std::vector<std::string> names;
  for (const int day : days) {
    if (day >= 1 && day <= 7) names.emplace_back(kWeekdays.at(static_cast<std::size_t>(day) - 1));
  }
  return names;
}

Status FillWeekdays(std::string_view field, const std::vector<std::string>& names,
                    google::protobuf::RepeatedField<int>& days) {
  if (names == std::vector<std::string>{"usual"}) return OkStatus();
  for (const std::string& name : names) {
    const auto* found = std::ranges::find(kWeekdays, name);
    if (found == kWeekdays.end()) {
      return InvalidArgument(
          fmt::format("{}: \"{}\" must be one of mon, tue, wed, thu, fri, sat, sun, or usual alone",
                      field, Printable(name)));
    }
    days.Add(static_cast<int>(found - kWeekdays.begin()) + 1);
  }
  return OkStatus();
}

}  // namespace tandem::client
