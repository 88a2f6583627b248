#pragma once

#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_store.h"

namespace tandem::fiscal {

// In the table mop_calendars.
class SqlMopCalendars final : public MopCalendarStore {
 public:
  StatusOr<std::optional<KeptMopCalendar>> Find(storage::Transaction& transaction,
                                                const MopName& name) const override;
  Status Save(storage::Transaction& transaction, const MopName& name,
              const KeptMopCalendar& calendar) const override;
};

}  // namespace tandem::fiscal
