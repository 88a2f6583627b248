#pragma once

#include <string>
#include <vector>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem portfolio …: which channel manager looks after which partnership.
namespace tandem::client {

struct PortfolioAssign : ChangingCommand {
  std::string manager;  // with `nobody` the vendor
  bool nobody = false;
  std::vector<std::string> partnerships;  // "softcat", "acme/softcat"
  std::string from;                       // empty: today

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PortfolioShow : AskingCommand {
  std::string manager;
  std::string on;  // empty: today

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PortfolioHistory : AskingCommand {
  std::string partnership;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
