#pragma once

#include <cstdint>
#include <optional>

#include "libs/base/ids.h"
#include "libs/calendar/notation/calendar_spec.h"
#include "libs/storage/database.h"

namespace tandem::fiscal {

// Every revision of every organisation's calendar that the partner registry told of, because what
// was agreed keeps to the revision that it was agreed on. Stateless; thread-safe.
class CalendarHistory {
 public:
  virtual ~CalendarHistory() = default;

  virtual StatusOr<std::optional<calendar::CalendarSpec>> Find(storage::Transaction& transaction,
                                                               const OrganisationName& name,
                                                               std::int64_t revision) const = 0;
};

}  // namespace tandem::fiscal
