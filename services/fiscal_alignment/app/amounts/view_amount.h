#pragma once

#include <optional>
#include <vector>

#include "libs/identity/caller.h"
#include "services/fiscal_alignment/app/amounts/mop_periods.h"
#include "services/fiscal_alignment/app/repositories.h"

namespace tandem::fiscal {

struct AmountQuery {
  PartnershipName partnership;
  Money amount;
  calendar::DaySpan days;
  SplitBy split = SplitBy::kDays;
  std::vector<std::int64_t> month_weights;  // of kSeasonality only
  std::optional<MopName> mop;               // none: those in force on these days
};

struct AmountAnswer {
  PerSide<std::vector<AmountRow>> own;
  std::vector<AmountRow> mop;
  bool estimated = false;
};

// One amount in the periods of both sides and of their MOP (F9). Thread-safe.
class ViewAmount {
 public:
  static constexpr int kMostYears = 10;

  ViewAmount(storage::Database& database, Repositories repositories, const MopPeriods& mops)
      : database_(database), repositories_(repositories), mops_(mops) {}

  // NOT_FOUND for a partnership that is not known, or that is not the partner's who asks;
  // INVALID_ARGUMENT that names the field; FAILED_PRECONDITION if a calendar is not known (reason
  // NO_CALENDAR) or does not cover the days (NOT_COMPUTABLE).
  StatusOr<AmountAnswer> Run(const identity::Caller& caller, const AmountQuery& query) const;

 private:
  struct Known;

  StatusOr<Known> Look(storage::Transaction& transaction, const identity::Caller& caller,
                       const AmountQuery& query) const;

  storage::Database& database_;
  Repositories repositories_;
  const MopPeriods& mops_;
};

}  // namespace tandem::fiscal
