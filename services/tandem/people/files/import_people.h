#pragma once

#include <ostream>
#include <string>

#include "services/tandem/registry/import_file.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// tandem import people: brings people of a vendor and of its partners, how they are reached and who
// manages what to the state that a CSV file gives. What is so already is left alone, so that the
// same file may be sent again, also after a connection that broke. A refused row costs itself only.
struct ImportPeople : ChangingCommand {
  std::string path;
  std::string vendor;
  std::string rejects_path;  // where the refused rows go; empty: nowhere

  // Draws a progress bar on `err` if the terminal takes one.
  StatusOr<ImportOutcome> Run(const Terminal& terminal, std::ostream& err) const;
};

}  // namespace tandem::client
