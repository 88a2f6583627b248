#pragma once

#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct RecordCalendarCommand {
  OrganisationName organisation;
  CalendarSpec spec;
  std::string reason;
  std::string verification_method;  // empty: nobody made sure yet
};

// Records an organisation's first calendar: ALREADY_EXISTS if it has one.
StatusOr<CalendarRevision> RecordCalendar(const UnitOfWork& work,
                                          const RecordCalendarCommand& command);

// The same once everything has been checked.
StatusOr<CalendarRevision> RecordFirst(const UnitOfWork& work, const OrganisationName& organisation,
                                       CalendarRevision first);

}  // namespace tandem::partner
