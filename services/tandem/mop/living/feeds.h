#pragma once

#include <string>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop feed: secret addresses at which a calendar program finds somebody's dates.
namespace tandem::client {

// Its address is told this once.
struct FeedCreate : ChangingCommand {
  std::string person;  // "acme:ann", "acme/softcat:bob"

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct FeedList : AskingCommand {
  std::string person;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct FeedRevoke : ChangingCommand {
  std::string feed;  // "acme:ann/ID"

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
