#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem absence …
namespace tandem::client {

struct AbsenceOutcome {
  std::string text;
  std::string warning;  // empty: none
};

struct AbsenceAdd : ChangingCommand {
  std::string person;
  std::string days;   // FIRST..LAST, or one date
  std::string cover;  // empty: nobody

  StatusOr<AbsenceOutcome> Run(const Terminal& terminal) const;
};

struct AbsenceList : AskingCommand {
  std::string whose;  // a person, or an organisation: those of all its people
  std::string days;   // empty: all

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

// Absences of a person never overlap, so that any of its days names one.
struct AbsenceChange : ChangingCommand {
  std::string person;
  std::string day;
  std::string days;
  std::optional<std::string> cover;
  bool no_cover = false;

  StatusOr<AbsenceOutcome> Run(const Terminal& terminal) const;
};

struct AbsenceRemove : ChangingCommand {
  std::string person;
  std::string day;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
