#pragma once

#include "services/fiscal_alignment/app/mop/mop_repository.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_sides.h"
#include "services/fiscal_alignment/app/reciprocity/reciprocity_task.h"

namespace tandem::fiscal {

// The tasks of MOPs that were ever agreed, as far as their terms are left (F8). Thread-safe.
class FindReciprocityTasks {
 public:
  // All of them outlive it.
  FindReciprocityTasks(Repositories repositories, const MopRepository& mops,
                       const ReciprocityStore& records)
      : repositories_(repositories), mops_(mops), records_(records) {}

  // With a close in `days`, in no order and without assignees; `partnership` none: of all of the
  // vendor's.
  StatusOr<std::vector<ReciprocityTask>> In(storage::Transaction& transaction,
                                            const VendorId& vendor,
                                            const std::optional<PartnershipId>& partnership,
                                            const calendar::DaySpan& days) const;
  // One, with its assignee. NOT_FOUND unless there is one in what is left of the term.
  StatusOr<ReciprocityTask> One(storage::Transaction& transaction,
                                const ReciprocityTaskName& name) const;
  // The channel manager on the due day, or the partner's executive.
  StatusOr<std::string> AssigneeOf(storage::Transaction& transaction,
                                   const ReciprocityTask& task) const;

 private:
  StatusOr<std::vector<Mop>> MopsOf(storage::Transaction& transaction, const VendorId& vendor,
                                    const std::optional<PartnershipId>& partnership,
                                    const calendar::DaySpan& days) const;

  Repositories repositories_;
  const MopRepository& mops_;
  const ReciprocityStore& records_;
};

}  // namespace tandem::fiscal
