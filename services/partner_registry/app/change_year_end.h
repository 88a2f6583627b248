#pragma once

#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct ChangeYearEndCommand {
  OrganisationName organisation;
  CivilDay bridge_first;
  CivilDay bridge_last;
  CalendarSpec spec;  // of the single regime behind the bridge
  std::string reason;
  std::string verification_method;  // empty: nobody made sure yet
  std::string etag;
};

// The organisation closes its year on another date from a day on; earlier periods are untouched
// (tandem::partner::ChangeYearEnd).
StatusOr<CalendarRevision> ChangeFiscalYearEnd(const UnitOfWork& work,
                                               const ChangeYearEndCommand& command);

}  // namespace tandem::partner
