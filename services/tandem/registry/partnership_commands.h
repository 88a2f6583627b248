#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/tandem/registry/first_facts.h"
#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"

// tandem partnership …
namespace tandem::client {

// How partners earn their money: consulting, solution-provider, reseller, managed-services,
// distributor.
const std::vector<std::string>& ModelWords();

struct PartnershipCreate : ChangingCommand {
  std::string partnership;  // VENDOR, for which an id is made, or VENDOR/ID
  std::string name;
  std::string model;  // empty: not known
  FirstFacts facts;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PartnershipList : AskingCommand {
  std::string vendor;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PartnershipShow : AskingCommand {
  std::string partnership;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct PartnershipChange : ChangingCommand {
  std::string partnership;
  std::optional<std::string> name;
  std::optional<std::string> model;  // "unknown": not known
  std::string etag;                  // empty: whatever it is now

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
