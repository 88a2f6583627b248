#pragma once

#include <string>
#include <vector>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop show, list, history.
namespace tandem::client {

struct MopShow : AskingCommand {
  std::string mop;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopList : AskingCommand {
  std::string whose;                // a vendor or a partnership
  std::vector<std::string> states;  // none: all

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopHistoryCommand : AskingCommand {
  std::string mop;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
