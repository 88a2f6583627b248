#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/tandem/remote/messages.h"

// tandem settings …, tandem history: how an organisation works, and who changed it.
namespace tandem::client {

struct SettingsShow : AskingCommand {
  std::string organisation;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct SettingsChange : ChangingCommand {
  std::string organisation;
  std::optional<std::string> country;
  std::vector<std::string> free_weekdays;  // "sat", "sun"; "usual" alone: the country's
  std::optional<int> lead_days;
  std::vector<std::string> shutdowns;  // FIRST..LAST; they replace all
  bool no_shutdowns = false;
  std::vector<std::string> working_weekends;  // dates; they replace all
  bool no_working_weekends = false;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct History : AskingCommand {
  std::string organisation;
  int limit = 0;  // 0: everything

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
