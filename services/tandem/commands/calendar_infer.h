#pragma once

#include <string>
#include <vector>

#include "services/tandem/commands/inputs.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem calendar infer: the rules that explain past closes.
struct CalendarInfer {
  std::vector<std::string> year_ends;  // one of the two lists is empty
  std::vector<std::string> quarter_ends;
  Format format = Format::kTable;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
