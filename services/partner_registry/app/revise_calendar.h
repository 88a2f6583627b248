#pragma once

#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

// The calendar's next revision with another rule.
struct NextRevision {
  CalendarSpec spec;
  CalendarKind kind;
  std::string reason;
  std::string verification_method;  // empty: nobody made sure yet
};

// Writes the revision behind `before` and records it; everything has been checked.
StatusOr<CalendarRevision> ReviseCalendar(const UnitOfWork& work,
                                          const OrganisationName& organisation,
                                          const CalendarRevision& before, NextRevision next);

}  // namespace tandem::partner
