#pragma once

#include "services/fiscal_alignment/app/mop/mop_journal.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_store.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_sides.h"
#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar_view.h"

namespace tandem::fiscal {

// Where it is told to others that a calendar has changed. Thread-safe.
class MopCalendarFacts {
 public:
  virtual ~MopCalendarFacts() = default;

  virtual Status CalendarChanged(storage::Transaction& transaction, const MopCalendarView& calendar,
                                 std::int64_t revision, Instant now) const = 0;
};

// Keeps what calendar programs and other services were told of the calendar of an agreed MOP in
// step with it. A calendar that cannot be computed leaves what was told. Thread-safe.
class KeepMopCalendar final : public MopListener {
 public:
  // All of them outlive it.
  KeepMopCalendar(Repositories repositories, const MopCalendarStore& store,
                  const MopCalendarFacts& facts, HorizonPlaces& places)
      : repositories_(repositories), store_(store), facts_(facts), places_(places) {}

  // Tells its calendar anew where a date has changed. Whoever calls it holds the partnership's
  // lock.
  Status Changed(storage::Transaction& transaction, const Mop& mop, Instant now) const override;

 private:
  Repositories repositories_;
  const MopCalendarStore& store_;
  const MopCalendarFacts& facts_;
  HorizonPlaces& places_;
};

}  // namespace tandem::fiscal
