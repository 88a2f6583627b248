#pragma once

#include <optional>
#include <string>

#include "libs/base/civil_day.h"

namespace tandem::client {

// A figure as programs read it: rounded to six decimals, never "-0".
double SixDecimals(double figure);
std::string FigureText(double figure);
// Empty for none.
std::string FigureText(std::optional<double> figure);
std::string DayText(std::optional<CivilDay> day);

}  // namespace tandem::client
