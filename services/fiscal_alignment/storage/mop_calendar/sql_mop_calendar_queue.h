#pragma once

#include "services/fiscal_alignment/app/mop_calendar_queue.h"

namespace tandem::fiscal {

// In the tables mop_calendar_queue and mop_calendar_versions.
class SqlMopCalendarQueue final : public MopCalendarQueue {
 public:
  Status Add(storage::Transaction& transaction, const OrganisationName& organisation,
             Instant now) const override;
  Status AddForVersion(storage::Transaction& transaction, const std::string& version,
                       Instant now) const override;
  StatusOr<std::optional<MopCalendarSweep>> Next(storage::Transaction& transaction) const override;
  StatusOr<bool> Advance(storage::Transaction& transaction, const MopCalendarSweep& sweep,
                         const std::optional<std::string>& done_through,
                         Instant now) const override;
  StatusOr<std::int64_t> Waiting(storage::Transaction& transaction) const override;
};

}  // namespace tandem::fiscal
