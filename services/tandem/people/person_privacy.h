#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem person erase, contact: what is private about a person.
namespace tandem::client {

// Nothing brings it back, so that it is asked for twice: by --yes, or by an answer of the person at
// the terminal.
struct PersonErase : ChangingCommand {
  std::string person;
  bool yes = false;
  std::string etag;

  // Asks on `err`. FAILED_PRECONDITION if the answer is no.
  StatusOr<std::string> Run(const Terminal& terminal, std::ostream& err) const;
};

// Shows how somebody is reached, or changes it if something is given.
struct PersonContact : ChangingCommand {
  std::string person;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
