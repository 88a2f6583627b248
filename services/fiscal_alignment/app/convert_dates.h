#pragma once

#include <vector>

#include "services/fiscal_alignment/app/organisation_repository.h"

namespace tandem::fiscal {

// A day in a fiscal calendar.
struct FiscalDay {
  CivilDay day;
  calendar::FiscalPeriod period;
  calendar::FiscalQuarter quarter;
  std::chrono::sys_seconds booking_close;  // at which booking ends on that day
};

struct ConvertedDays {
  std::vector<FiscalDay> days;  // in the order of the question
  std::int64_t calendar_revision = 0;
};

// Fiscal year, quarter, period and booking close of days (F1). Thread-safe.
class ConvertDates {
 public:
  static constexpr std::size_t kMostDays = 1000;

  ConvertDates(storage::Database& database, const OrganisationRepository& organisations,
               const Clock& clock)
      : database_(database), organisations_(organisations), clock_(clock) {}

  // No day means today. NOT_FOUND; INVALID_ARGUMENT for too many days, or one that the calendar
  // does not cover; FAILED_PRECONDITION without a calendar (reason NO_CALENDAR).
  StatusOr<ConvertedDays> Run(const OrganisationName& organisation,
                              std::vector<CivilDay> days) const;

 private:
  storage::Database& database_;
  const OrganisationRepository& organisations_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
