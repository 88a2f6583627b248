#pragma once

#include <string>
#include <vector>

#include "services/tandem/commands/inputs.h"
#include "services/tandem/commands/organisation.h"
#include "services/tandem/views/alignment_view.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// Everything there is to say about two organisations. `manual` may be empty.
StatusOr<PairReport> ReportOn(const fiscal::Organisation& vendor,
                              const fiscal::Organisation& partner, const fiscal::Horizon& horizon,
                              const std::vector<CivilDay>& manual);

// tandem align pair: misalignment and candidates of one partnership.
struct AlignPair {
  fiscal::PerSide<std::string> names;
  fiscal::PerSide<std::string> calendars;
  fiscal::PerSide<std::string> countries;
  fiscal::PerSide<int> lead_days;
  std::string from;
  int years = 5;
  std::vector<std::string> manual;
  Format format = Format::kTable;

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

}  // namespace tandem::client
