#pragma once

#include "services/fiscal_alignment/app/calendar_history.h"

namespace tandem::fiscal {

// In the table calendar_revisions.
class SqlCalendarHistory final : public CalendarHistory {
 public:
  StatusOr<std::optional<calendar::CalendarSpec>> Find(storage::Transaction& transaction,
                                                       const OrganisationName& name,
                                                       std::int64_t revision) const override;
};

}  // namespace tandem::fiscal
