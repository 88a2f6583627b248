#pragma once

#include "services/fiscal_alignment/app/mop/mop_journal.h"
#include "services/fiscal_alignment/app/mop_calendar_queue.h"

namespace tandem::fiscal {

// Has the calendars of binding MOPs follow changed settings, page by page. Several processes may do
// this at a time. RunOnce belongs to one thread at a time.
class MopCalendarRounds {
 public:
  static constexpr int kPageSize = 64;

  // All of them outlive it.
  MopCalendarRounds(storage::Database& database, const MopRepository& mops,
                    const MopListener& keeper, const MopCalendarQueue& queue, const Clock& clock)
      : database_(database), mops_(mops), keeper_(keeper), queue_(queue), clock_(clock) {}

  // One page, in a transaction of its own; false if there was nothing to do.
  StatusOr<bool> RunOnce();

 private:
  Status DoPage(storage::Transaction& transaction, const MopCalendarSweep& sweep) const;
  Status KeepOne(storage::Transaction& transaction, const MopName& name, Instant now) const;

  storage::Database& database_;
  const MopRepository& mops_;
  const MopListener& keeper_;
  const MopCalendarQueue& queue_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
