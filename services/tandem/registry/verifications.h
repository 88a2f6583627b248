#pragma once

#include <string>
#include <vector>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem verify, verifications: who made sure that what the registry says is right.
namespace tandem::client {

// What of an organisation or a person can be verified: itself, settings, calendar, manager,
// absences.
const std::vector<std::string>& VerifiableWords();

struct Verify : ChangingCommand {
  std::string subject;  // an organisation or a person
  std::string what = "itself";
  std::string method;
  int revision = 0;  // 0: the newest

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct VerificationList : AskingCommand {
  std::string organisation;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
