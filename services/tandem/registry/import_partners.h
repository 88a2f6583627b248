#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "services/tandem/registry/import_file.h"
#include "services/tandem/remote/messages.h"

namespace tandem::client {

// tandem import partners: brings a vendor's partnerships to the state that a CSV file gives. Rows
// travel in batches, two at a time. A row that is as the registry has it changes nothing, so the
// same file may be sent again, also after a connection that broke.
struct ImportPartners : ChangingCommand {
  std::string path;
  std::string vendor;
  std::string rejects_path;  // where the refused rows go; empty: nowhere

  // Draws a progress bar on `err` if the terminal takes one.
  StatusOr<ImportOutcome> Run(const Terminal& terminal, std::ostream& err) const;
};

}  // namespace tandem::client
