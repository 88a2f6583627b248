#include "services/tandem/views/figures.h"

#include <cmath>

#include <fmt/format.h>

namespace tandem::client {

double SixDecimals(double figure) { return std::round(figure * 1e6) / 1e6 + 0.0; }

std::string FigureText(double figure) { return fmt::format("{}", SixDecimals(figure)); }

std::string FigureText(std::optional<double> figure) {
  return figure ? FigureText(*figure) : std::string();
}

std::string DayText(std::optional<CivilDay> day) { return day ? day->ToString() : std::string(); }

}  // namespace tandem::client
