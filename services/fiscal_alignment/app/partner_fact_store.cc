#include "services/fiscal_alignment/app/partner_fact_store.h"

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

Status CheckRevision(std::int64_t revision) {
  if (revision > 0) return OkStatus();
  return InvalidField("revision", fmt::format("{} must be 1 or more", revision));
}

bool IsOfVendor(PersonRole role) {
  return role == PersonRole::kChannelChief || role == PersonRole::kChannelManager ||
         role == PersonRole::kVendorSpecialist;
}

}  // namespace

Status CheckFact(const PersonFact& fact) {
  RETURN_IF_ERROR(CheckRevision(fact.revision));
  if (fact.role && IsOfVendor(*fact.role) != fact.name.IsOfVendor()) {
    return InvalidField("role", "is one of the other side");
  }
  return OkStatus();
}

Status CheckFact(const ResponsibilityFact& fact) {
  RETURN_IF_ERROR(CheckRevision(fact.revision));
  const Responsibility* before = nullptr;
  for (const Responsibility& one : fact.responsibilities) {
    if (one.last && *one.last < one.first) {
      return InvalidField("responsibilities",
                          fmt::format("one ends on {}, before it begins on {}",
                                      one.last->ToString(), one.first.ToString()));
    }
    if (before != nullptr && (!before->last || *before->last >= one.first)) {
      return InvalidField("responsibilities",
                          fmt::format("two overlap on {}", one.first.ToString()));
    }
    before = &one;
  }
  return OkStatus();
}

}  // namespace tandem::fiscal
