#pragma once

#include <string>

#include "services/partner_registry/app/call.h"
#include "services/partner_registry/domain/calendar_revision.h"

namespace tandem::partner {

// The verification that a caller claims with a change; none if the method is empty.
std::optional<Verification> VerificationBy(const Call& call, const std::string& method);

// Revision 1 of a calendar.
CalendarRevision FirstCalendar(const Call& call, CalendarSpec spec, const std::string& reason = "",
                               const std::string& verification_method = "");

}  // namespace tandem::partner
