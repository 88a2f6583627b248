#pragma once

#include "libs/base/ids.h"
#include "libs/messaging/outbox.h"
#include "services/fiscal_alignment/app/mop_calendar/keep_mop_calendar.h"
#include "services/fiscal_alignment/app/reciprocity/record_task.h"

namespace tandem::fiscal {

// What MOP calendars and reciprocity tasks tell, as events in the outbox. Thread-safe.
class OutboxMopCalendarFacts final : public MopCalendarFacts, public ReciprocityFacts {
 public:
  OutboxMopCalendarFacts(const messaging::Outbox& outbox, IdSource& ids)
      : outbox_(outbox), ids_(ids) {}

  Status CalendarChanged(storage::Transaction& transaction, const MopCalendarView& calendar,
                         std::int64_t revision, Instant now) const override;
  Status TaskChanged(storage::Transaction& transaction, const ReciprocityTask& task,
                     const std::string& request_id, Instant now) const override;

 private:
  const messaging::Outbox& outbox_;
  IdSource& ids_;
};

}  // namespace tandem::fiscal
