#pragma once

#include <string>

#include "libs/base/civil_day.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem reciprocity: what each side does for the other's quarter end.
namespace tandem::client {

struct ReciprocityTasks : AskingCommand {
  std::string whose;  // a vendor or a partnership
  std::string days;   // FIRST..LAST; empty: a year from today on
  std::string side;   // "vendor", "partner"; empty: both
  std::string assignee;
  bool open = false;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct ReciprocityNeeds : ChangingCommand {
  std::string task;  // "acme/softcat/2/partner-3"
  std::string needs;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct ReciprocityDone : ChangingCommand {
  std::string task;
  std::string done;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct ReciprocityLedger : AskingCommand {
  std::string partnership;
  std::string days;  // FIRST..LAST; empty: the year up to today

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
