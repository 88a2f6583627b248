#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/repeated_field.h>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"

// Weekdays as people type and read them: mon, tue, wed, thu, fri, sat, sun.
namespace tandem::client {

std::string_view WeekdayName(CivilDay day);
// Those of a message; others than the seven are left out.
std::vector<std::string> WeekdayNames(const google::protobuf::RepeatedField<int>& days);
// "usual" alone means none. INVALID_ARGUMENT names the field.
Status FillWeekdays(std::string_view field, const std::vector<std::string>& names,
                    google::protobuf::RepeatedField<int>& days);

}  // namespace tandem::client
