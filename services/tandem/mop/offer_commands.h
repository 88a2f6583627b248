#pragma once

#include <ostream>
#include <string>

#include "libs/base/civil_day.h"
#include "services/tandem/mop/terms.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem mop propose, draft, revise, counter: what puts a version on the table.
namespace tandem::client {

// What was typed about a version, and where its questions go.
struct TypedVersion : ChangingCommand {
  TypedTerms terms;
  std::string rationale;
};

struct MopPropose : TypedVersion {
  std::string partnership;
  bool draft = false;  // only make it, do not offer it

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today, std::ostream& err) const;
};

// Another version: what is not typed stays as the latest version has it.
struct MopRevise : TypedVersion {
  std::string mop;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

struct MopCounter : TypedVersion {
  std::string mop;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today, std::ostream& err) const;
};

}  // namespace tandem::client
