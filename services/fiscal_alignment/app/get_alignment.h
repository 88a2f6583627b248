#pragma once

#include <optional>
#include <vector>

#include "services/fiscal_alignment/app/repositories.h"
#include "services/fiscal_alignment/domain/organisation.h"

namespace tandem::fiscal {

struct AlignmentQuery {
  PartnershipName partnership;
  std::optional<CivilDay> from;  // none: the first day of this month
  int years = kStandingYears;
  std::vector<CivilDay> manual;  // none, or at least two different ones
};

struct AlignmentAnswer {
  Horizon horizon;
  PerSide<OrganisationState> organisations;
  OrganisationsAligned aligned;
  Revisions revisions;
};

// Misalignment and candidates of a partnership (F2 to F4). Thread-safe.
class GetAlignment {
 public:
  static constexpr std::size_t kMostManualDays = 400;

  GetAlignment(storage::Database& database, Repositories repositories, const Clock& clock)
      : database_(database), repositories_(repositories), clock_(clock) {}

  // NOT_FOUND for a partnership that is not known; INVALID_ARGUMENT that names the field for a bad
  // horizon or dates; FAILED_PRECONDITION if a calendar is not known (reason NO_CALENDAR), or the
  // two cannot be compared there (reason NOT_COMPUTABLE).
  StatusOr<AlignmentAnswer> Run(const AlignmentQuery& query) const;

 private:
  storage::Database& database_;
  Repositories repositories_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
