#pragma once

#include <string>
#include <vector>

#include "services/tandem/commands/inputs.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem calendar convert: the fiscal year, quarter and period of given days.
struct CalendarConvert {
  std::string spec;
  std::vector<std::string> dates;  // none: today
  Format format = Format::kTable;

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

}  // namespace tandem::client
