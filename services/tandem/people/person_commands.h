#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem person create, show, list, change.
namespace tandem::client {

struct PersonCreate : ChangingCommand {
  std::string organisation;
  std::string id;  // empty: one is made
  std::string name;
  std::string role;
  std::string zone;
  std::vector<std::string> free_weekdays;
  std::string country;
  std::string email;
  std::string phone;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PersonShow : AskingCommand {
  std::string person;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PersonList : AskingCommand {
  std::string organisation;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PersonChange : ChangingCommand {
  std::string person;
  std::optional<std::string> name;
  std::optional<std::string> role;
  std::optional<std::string> zone;
  std::vector<std::string> free_weekdays;  // "usual" alone: the organisation's
  std::optional<std::string> country;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
