#pragma once

#include <vector>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

// What a file says of an organisation's days in `bounds`.
struct ImportShutdownsCommand {
  OrganisationName organisation;
  std::vector<Shutdown> shutdowns;  // in any order, perhaps overlapping
  std::vector<CivilDay> working_weekends;
  calendar::DaySpan bounds;
};

// How many shutdowns and working weekends are new, gone, and as they were.
struct ShutdownCounts {
  int added = 0;
  int removed = 0;
  int unchanged = 0;
};

// Makes the shutdowns and working weekends that share a day with `bounds` those of the file.
// Statuses are those of CheckSettings.
StatusOr<ShutdownCounts> ImportShutdowns(const UnitOfWork& work,
                                         const ImportShutdownsCommand& command);

}  // namespace tandem::partner
