#include <fmt/format.h>

#include "services/fiscal_alignment/domain/side.h"

namespace tandem::fiscal {

Status Horizon::Validate() const {
  if (years < 1 || years > kMostYears) {
    return InvalidArgument(
        fmt::format("the horizon must have 1 to {} years, not {}", kMostYears, years));
  }
  if (from < CivilDay::FromYmd(kFirstYear, 1, 1) ||
      end() > CivilDay::FromYmd(kLastYear + 1, 1, 1)) {
    return InvalidArgument(fmt::format("the horizon of {} years from {} must lie in {} to {}",
                                       years, from.ToString(), kFirstYear, kLastYear));
  }
  return OkStatus();
}

}  // namespace tandem::fiscal
