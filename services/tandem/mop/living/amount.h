#pragma once

#include <string>
#include <vector>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem amount: one amount in the periods of both sides and of their MOP.
namespace tandem::client {

struct Amount : AskingCommand {
  std::string partnership;
  std::string amount;  // "1000000.00 EUR"
  std::string from;
  std::string to;
  std::string split;                  // "days", "working-days", "season"; empty: days
  std::vector<std::int64_t> weights;  // of the months, with "season"
  int mop = 0;                        // 0: those in force

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
