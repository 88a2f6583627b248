#pragma once

#include <cstdint>
#include <string>

#include "services/partner_registry/app/unit_of_work.h"

namespace tandem::partner {

struct VerifyCalendarCommand {
  OrganisationName organisation;
  std::int64_t revision = 0;  // the one that was checked
  std::string method;
  std::string etag;
};

// Somebody made sure that the newest revision is right: FAILED_PRECONDITION (reason NOT_NEWEST) if
// another one was checked. Verifying again renews who, how and when.
StatusOr<CalendarRevision> VerifyCalendar(const UnitOfWork& work,
                                          const VerifyCalendarCommand& command);

}  // namespace tandem::partner
