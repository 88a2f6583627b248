#pragma once

#include <ostream>
#include <string>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop review, reaffirm: what a calendar's revision does to what was agreed.
namespace tandem::client {

struct MopReview : AskingCommand {
  std::string mop;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

// Shows the review first, and sends the etag of what was shown: what changes meanwhile is never
// reaffirmed unseen.
struct MopReaffirm : ChangingCommand {
  std::string mop;
  std::string etag;  // of a review that was shown before; empty: of the one that is shown now
  bool yes = false;  // do not ask

  StatusOr<std::string> Run(const Terminal& terminal, std::ostream& err) const;
};

}  // namespace tandem::client
