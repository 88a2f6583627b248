#pragma once

#include <string>

#include "services/tandem/registry/first_facts.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem vendor …
namespace tandem::client {

struct VendorCreate : ChangingCommand {
  std::string id;
  std::string name;
  FirstFacts facts;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct VendorList : AskingCommand {
  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct VendorShow : AskingCommand {
  std::string vendor;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct VendorChange : ChangingCommand {
  std::string vendor;
  std::string name;
  std::string etag;  // empty: whatever it is now

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
