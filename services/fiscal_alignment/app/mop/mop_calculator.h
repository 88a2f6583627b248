#pragma once

#include <map>
#include <memory>
#include <utility>

#include "services/fiscal_alignment/app/mop/horizon_places.h"
#include "services/fiscal_alignment/app/repositories.h"
#include "services/fiscal_alignment/domain/mop/mop_dates.h"

namespace tandem::fiscal {

// Whether a failure is one of the database, and no answer about dates.
bool IsOfStorage(const Status& status);

// The dates of MOPs by any revisions of both calendars and by the working days and leads of now.
// Remembers what it has read of organisations, so it serves one transaction. Not thread-safe;
// `places` may be shared.
class MopCalculator {
 public:
  MopCalculator(const Repositories& repositories, HorizonPlaces& places)
      : repositories_(repositories), places_(places) {}

  // NOT_FOUND unless the partnership is registered.
  Status CheckRegistered(storage::Transaction& transaction, const PartnershipName& name);
  // Of the calendars as they are known now; 0: not known.
  StatusOr<PerSide<std::int64_t>> RevisionsNow(storage::Transaction& transaction,
                                               const PartnershipName& name);
  // The terms have passed CheckTerms. INVALID_ARGUMENT for a term outside of the years that Tandem
  // answers for.
  StatusOr<MopBasis> BasisNow(storage::Transaction& transaction, const PartnershipName& name,
                              const MopTerms& terms);
  // FAILED_PRECONDITION or INVALID_ARGUMENT where they cannot be computed.
  StatusOr<MopDates> Dates(storage::Transaction& transaction, const PartnershipName& name,
                           const MopTerms& terms, const calendar::DaySpan& term,
                           const PerSide<std::int64_t>& revisions);
  // The tenth working day of the side behind `today`.
  StatusOr<CivilDay> AnswerDue(storage::Transaction& transaction, const PartnershipName& name,
                               Side side, CivilDay today);

 private:
  using Calendar = std::shared_ptr<const calendar::FiscalCalendar>;

  StatusOr<const OrganisationState*> StateOf(storage::Transaction& transaction,
                                             const OrganisationName& name);
  StatusOr<Calendar> CalendarOf(storage::Transaction& transaction, const OrganisationState& state,
                                std::int64_t revision);
  StatusOr<Organisation> OrganisationOf(storage::Transaction& transaction,
                                        const OrganisationName& name, std::int64_t revision,
                                        const Horizon& horizon);

  const Repositories repositories_;
  HorizonPlaces& places_;
  std::map<OrganisationName, OrganisationState> states_;
  std::map<std::pair<OrganisationName, std::int64_t>, Calendar> calendars_;
};

}  // namespace tandem::fiscal
