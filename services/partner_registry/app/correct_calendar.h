#pragma once

#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct CorrectCalendarCommand {
  OrganisationName organisation;
  CalendarSpec spec;  // the right rule, whole
  std::string reason;
  std::string verification_method;  // empty: nobody made sure yet
  std::string etag;
};

// Corrects a calendar that was written down wrongly; identities of periods stay (CheckCorrection).
StatusOr<CalendarRevision> CorrectCalendar(const UnitOfWork& work,
                                           const CorrectCalendarCommand& command);

}  // namespace tandem::partner
