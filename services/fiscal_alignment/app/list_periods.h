#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "libs/cache/cached.h"
#include "services/fiscal_alignment/app/organisation_repository.h"

namespace tandem::fiscal {

struct PeriodsQuery {
  OrganisationName organisation;
  std::optional<CivilDay> first;  // none: of the fiscal year that contains today
  std::optional<CivilDay> last;   // none: of that year, or a year from `first` on
};

struct PeriodList {
  std::vector<calendar::FiscalPeriod> periods;
  std::string notation;  // canonical
};

// The periods of an organisation's calendar (F1). The answer is kept, as the bytes that the caller
// makes of it, under a key that holds everything on which it depends; so a call costs one look into
// the database and one into the cache. Thread-safe.
class ListPeriods {
 public:
  using Encode = std::function<std::string(const PeriodList&)>;
  struct Answer {
    cache::Bytes bytes;
    std::int64_t calendar_revision = 0;
  };

  static constexpr int kMostYears = 60;

  ListPeriods(storage::Database& database, const OrganisationRepository& organisations,
              cache::Cache& cache, const Clock& clock)
      : database_(database), organisations_(organisations), cached_(cache), clock_(clock) {}

  // `version` belongs to the form of the bytes. NOT_FOUND, INVALID_ARGUMENT that names the field,
  // or FAILED_PRECONDITION without a calendar (reason NO_CALENDAR).
  StatusOr<Answer> Run(const PeriodsQuery& query, std::string_view version, const Encode& encode);
  // The same past the cache.
  StatusOr<Answer> RunFresh(const PeriodsQuery& query, const Encode& encode) const;

 private:
  StatusOr<std::string> Compute(const PeriodsQuery& query, CivilDay today,
                                const CalendarFact& calendar, const Encode& encode) const;

  storage::Database& database_;
  const OrganisationRepository& organisations_;
  cache::Cached cached_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
