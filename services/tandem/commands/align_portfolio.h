#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "services/tandem/commands/align_pair.h"
#include "services/tandem/commands/inputs.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem align portfolio: all partners of one vendor, the most rewarding first.
struct AlignPortfolio {
  std::string vendor_name;
  std::string vendor_calendar;
  std::string vendor_country;
  int vendor_lead_days = 0;
  std::string partners_path;
  std::string from;
  int years = 5;
  int details = 0;  // show the reports of this many best partners behind the table
  Format format = Format::kTable;

  struct Outcome {
    std::string text;
    std::vector<Status> errors;  // of single lines, in order; the others are answered all the same
  };

  // Uses all processors; draws a progress bar on `err` if the terminal takes one.
  StatusOr<Outcome> Run(const Terminal& terminal, CivilDay today, std::ostream& err) const;
};

}  // namespace tandem::client
