#include "services/partner_registry/app/first_calendar.h"

namespace tandem::partner {

std::optional<Verification> VerificationBy(const Call& call, const std::string& method) {
  if (method.empty()) return std::nullopt;
  return Verification{call.caller.person, method, call.now};
}

CalendarRevision FirstCalendar(const Call& call, CalendarSpec spec, const std::string& reason,
                               const std::string& verification_method) {
  std::optional<Verification> verification = VerificationBy(call, verification_method);
  const int verifications = verification ? 1 : 0;
  return {.spec = std::move(spec),
          .revision = 1,
          .kind = CalendarKind::kRecorded,
          .reason = reason,
          .recorded_by = call.caller.person,
          .create_time = call.now,
          .verification = std::move(verification),
          .verifications = verifications};
}

}  // namespace tandem::partner
