#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"

namespace tandem::calendar {

// Every calendar rule that explains a company's past closes.
struct Inference {
  enum class Result { kNone, kUnique, kAmbiguous };

  Result result = Result::kNone;
  // Notations of the rules that fit, without what the dates do not determine.
  std::vector<std::string> calendars;
  // If ambiguous: the first year behind the given dates in which the rules differ.
  std::optional<int> first_different_year;
  // What the dates leave open: of "weeks", "week53", "label", "yearStart".
  std::vector<std::string> undetermined;
};

// All rules, month-based or week-based, of whose fiscal-year ends the given ones are some. Rules
// that give the same days from 1950 to 2150 are one, named by the first kind of month, last,
// nearest, first. INVALID_ARGUMENT without a date.
StatusOr<Inference> InferFromYearEnds(std::vector<CivilDay> ends);

// The same from quarter ends; week-based years with quarters of 13 weeks each, or of 12, 12, 12 and
// 16, are tried.
StatusOr<Inference> InferFromQuarterEnds(std::vector<CivilDay> ends);

}  // namespace tandem::calendar
