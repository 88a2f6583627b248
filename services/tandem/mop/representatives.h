#pragma once

#include <string>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop representative …, link, links, revoke-link: who acts for a partner, and the page on
// which it answers an offer.
namespace tandem::client {

struct RepresentativeName : ChangingCommand {
  std::string partnership;
  std::string person;  // id

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct RepresentativeRevoke : ChangingCommand {
  std::string partnership;
  std::string person;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct RepresentativeList : AskingCommand {
  std::string partnership;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

// Its address is told this once.
struct OfferLinkCreate : ChangingCommand {
  std::string mop;
  std::string person;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct OfferLinkList : AskingCommand {
  std::string mop;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct OfferLinkRevoke : ChangingCommand {
  std::string link;  // "acme/softcat/2/ID"

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
