#pragma once

#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop talk, talks, confirm: conversations of both sides.
namespace tandem::client {

struct MopTalk : ChangingCommand {
  std::string mop;
  std::string day;  // empty: today
  std::string channel;
  std::vector<std::string> vendor_people;
  std::vector<std::string> partner_people;
  std::string vendor_says;
  std::string partner_says;
  std::string summary;

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

struct MopTalks : AskingCommand {
  std::string mop;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct MopConfirm : ChangingCommand {
  std::string talk;  // "acme/softcat/2/1"

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
