#pragma once

#include <cstdint>
#include <optional>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/mop_calendar/publication.h"

namespace tandem::fiscal {

// What was last told of a MOP's calendar.
struct KeptMopCalendar {
  Publication publication;
  calendar::DaySpan term;
  std::int64_t revision = 0;  // counts the changes
  Instant at;                 // of the last one
};

// Stateless; thread-safe. Whoever saves holds the lock of the partnership.
class MopCalendarStore {
 public:
  virtual ~MopCalendarStore() = default;

  virtual StatusOr<std::optional<KeptMopCalendar>> Find(storage::Transaction& transaction,
                                                        const MopName& name) const = 0;
  virtual Status Save(storage::Transaction& transaction, const MopName& name,
                      const KeptMopCalendar& calendar) const = 0;
};

}  // namespace tandem::fiscal
