#include <fmt/format.h>

#include "services/fiscal_alignment/domain/side.h"

namespace tandem::fiscal {

Status Horizon::Validate() const {
  if (years < 1 || years > kMostYears) {
    return InvalidArgument(fmt::format("years: {} must lie in 1 to {}", years, kMostYears));
  }
  if (from < CivilDay::FromYmd(kFirstYear, 1, 1) ||
      end() > CivilDay::FromYmd(kLastYear + 1, 1, 1)) {
    return InvalidArgument(fmt::format("from and years: {} and {} reach outside {} to {}",
                                       from.ToString(), years, kFirstYear, kLastYear));
  }
  return OkStatus();
}

}  // namespace tandem::fiscal
