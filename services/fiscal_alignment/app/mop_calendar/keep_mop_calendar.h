#pragma once

#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_keeper.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_view.h"

namespace tandem::fiscal {

// Where it is told to others that a calendar has changed. Thread-safe.
class MopCalendarFacts {
 public:
  virtual ~MopCalendarFacts() = default;

  virtual Status CalendarChanged(storage::Transaction& transaction, const MopCalendarView& calendar,
                                 std::int64_t revision, Instant now) const = 0;
};

// Stateless; thread-safe.
class KeepMopCalendar final : public MopCalendarKeeper {
 public:
  // All of them outlive it.
  KeepMopCalendar(Repositories repositories, const MopCalendarStore& store,
                  const MopCalendarFacts& facts)
      : repositories_(repositories), store_(store), facts_(facts) {}

  Status Keep(storage::Transaction& transaction, const Mop& mop, Instant now) const override;

 private:
  Repositories repositories_;
  const MopCalendarStore& store_;
  const MopCalendarFacts& facts_;
};

}  // namespace tandem::fiscal
