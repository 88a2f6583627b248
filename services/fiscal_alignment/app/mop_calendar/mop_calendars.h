#pragma once

#include "libs/cache/cached.h"
#include "services/fiscal_alignment/app/mop/mop_repository.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_store.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_sides.h"
#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar_view.h"

namespace tandem::fiscal {

// The calendars of MOPs as they are now. The dates are kept in the cache, under a key that says
// everything on which they depend; sequence numbers are those of what was told, so that the answer
// is the same with and without the cache. Thread-safe.
class MopCalendars {
 public:
  // All of them outlive it.
  MopCalendars(storage::Database& database, Repositories repositories, const MopRepository& mops,
               const MopCalendarStore& store, cache::Cache& cache, HorizonPlaces& places)
      : database_(database),
        repositories_(repositories),
        mops_(mops),
        store_(store),
        cached_(cache),
        places_(places) {}

  struct Answer {
    MopCalendarView calendar;
    Side viewer = Side::kVendor;
  };
  // NOT_FOUND for a MOP that does not exist or that the caller may not know of; FAILED_PRECONDITION
  // with the reason NOT_AGREED before it was agreed, NOT_COMPUTABLE where it has no dates.
  StatusOr<Answer> Get(const identity::Caller& caller, const MopName& name);

 private:
  struct Known;

  StatusOr<Known> Look(storage::Transaction& transaction, const identity::Caller& caller,
                       const MopName& name) const;
  StatusOr<MopCalendar> DatesOf(const Known& known);

  storage::Database& database_;
  Repositories repositories_;
  const MopRepository& mops_;
  const MopCalendarStore& store_;
  cache::Cached cached_;
  HorizonPlaces& places_;
};

}  // namespace tandem::fiscal
