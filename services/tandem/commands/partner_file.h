#pragma once

#include <istream>
#include <string>
#include <vector>

#include "libs/base/status.h"

namespace tandem::client {

// One line of a portfolio as it stands in the file.
struct PartnerLine {
  int line = 0;
  std::string name;
  std::string country;
  std::string calendar;
  int lead_days = 0;
};

// Why a line has no answer; the message names the line.
struct LineError {
  int line = 0;
  Status status;
};

struct PartnerFile {
  std::vector<PartnerLine> partners;
  std::vector<LineError> errors;  // one for each line that is left out
};

// Reads a CSV file with the columns name, country, calendar, lead_days. A bad line is left out and
// reported; INVALID_ARGUMENT if the header is wrong.
StatusOr<PartnerFile> ReadPartners(std::istream& in);

}  // namespace tandem::client
