#pragma once

#include <string>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem report: how far a vendor's partnerships are aligned, and the records behind a figure.
namespace tandem::client {

struct AlignmentReport : AskingCommand {
  std::string vendor;
  std::string day;  // empty: today

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct AlignmentRecords : AskingCommand {
  std::string vendor;
  std::string day;
  std::string figure;   // "aligned"
  std::string manager;  // id
  bool none = false;    // the line of partnerships without a manager
  bool total = false;   // that of all together; also if nothing else is said
  bool missing = false;
  bool counted = false;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
