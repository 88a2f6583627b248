#pragma once

#include "services/fiscal_alignment/app/amounts/mop_periods.h"
#include "services/fiscal_alignment/app/mop/horizon_places.h"
#include "services/fiscal_alignment/app/mop/mop_repository.h"
#include "services/fiscal_alignment/app/repositories.h"

namespace tandem::fiscal {

// By the closes of each MOP's calendar: the fiscal calendars that it keeps to, and the working days
// and leads of now.
class AgreedPeriods final : public MopPeriods {
 public:
  AgreedPeriods(const MopRepository& mops, Repositories repositories)
      : mops_(mops), repositories_(repositories) {}

  StatusOr<std::vector<ViewPeriod>> On(storage::Transaction& transaction,
                                       const PartnershipName& partnership,
                                       const calendar::DaySpan& days) const override;
  StatusOr<std::vector<ViewPeriod>> Of(storage::Transaction& transaction,
                                       const MopName& name) const override;

 private:
  StatusOr<std::vector<ViewPeriod>> PeriodsOf(storage::Transaction& transaction,
                                              const Mop& mop) const;

  const MopRepository& mops_;
  Repositories repositories_;
};

}  // namespace tandem::fiscal
