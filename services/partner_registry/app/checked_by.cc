#include "services/partner_registry/app/checked_by.h"

#include <fmt/format.h>

#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {

StatusOr<Verification> CheckedBy(const Call& call, const std::string& method) {
  ASSIGN_OR_RETURN(std::string checked, CheckNote("method", method));
  if (checked.empty()) return InvalidField("method", "must not be empty");
  return Verification{call.caller.person, std::move(checked), call.now};
}

Status CheckNewest(std::int64_t checked, std::int64_t newest) {
  if (checked == newest) return OkStatus();
  return WithReason(FailedPrecondition(fmt::format("revision {} was checked, but the newest is {}",
                                                   checked, newest)),
                    "NOT_NEWEST");
}

}  // namespace tandem::partner
