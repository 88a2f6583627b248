#include "services/fiscal_alignment/app/amounts/agreed_periods.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/calendar/working/place_working_days.h"
#include "services/fiscal_alignment/app/make_organisation.h"
#include "services/fiscal_alignment/domain/mop/mop_dates.h"

namespace tandem::fiscal {
namespace {

// The organisation with the calendar of that revision.
StatusOr<Organisation> AsAgreed(const Repositories& repositories,
                                storage::Transaction& transaction, const OrganisationName& name,
                                std::int64_t revision, calendar::PlaceWorkingDays& places) {
  ASSIGN_OR_RETURN(OrganisationState state,
                   Registered(repositories.organisations, transaction, name));
  ASSIGN_OR_RETURN(auto spec, repositories.calendars.Find(transaction, name, revision));
  if (!spec) {
    return Internal(fmt::format("revision {} of the calendar of {} is not known", revision,
                                name.ToString()));
  }
  state.calendar = {.revision = revision, .spec = *std::move(spec)};
  std::string called = state.name.display_name;
  return MakeOrganisation(state, std::move(called), places);
}

}  // namespace

StatusOr<std::vector<ViewPeriod>> AgreedPeriods::PeriodsOf(storage::Transaction& transaction,
                                                           const Mop& mop) const {
  const MopTerms& terms = mop.version(mop.agreed_version).terms;
  if (terms.kind == MopKind::kDifference || mop.term.last < mop.term.first) {
    return std::vector<ViewPeriod>();
  }
  const PartnershipName& name = mop.name.partnership;
  calendar::PlaceWorkingDays places(PartySchedule::WorkingSpan(HorizonOf(terms.term)));
  ASSIGN_OR_RETURN(const Organisation vendor,
                   AsAgreed(repositories_, transaction, {name.vendor, std::nullopt},
                            mop.basis.vendor, places));
  ASSIGN_OR_RETURN(const Organisation partner,
                   AsAgreed(repositories_, transaction, {name.vendor, name.partnership},
                            mop.basis.partner, places));
  ASSIGN_OR_RETURN(MopDates dates, DatesOf(terms, terms.term, vendor, partner));
  std::erase_if(dates.closes, [&](CivilDay close) { return mop.term.last < close; });
  return PeriodsOfCloses(mop.term, dates.closes);
}

StatusOr<std::vector<ViewPeriod>> AgreedPeriods::On(storage::Transaction& transaction,
                                                    const PartnershipName& partnership,
                                                    const calendar::DaySpan& days) const {
  ASSIGN_OR_RETURN(std::vector<Mop> mops, mops_.EverAgreed(transaction, partnership));
  std::erase_if(mops, [&](const Mop& mop) {
    return mop.term.last < days.first || days.last < mop.term.first;
  });
  std::ranges::sort(mops, {}, [](const Mop& mop) { return mop.term.first; });
  std::vector<ViewPeriod> periods;
  for (const Mop& mop : mops) {
    ASSIGN_OR_RETURN(const std::vector<ViewPeriod> more, PeriodsOf(transaction, mop));
    periods.insert(periods.end(), more.begin(), more.end());
  }
  return periods;
}

StatusOr<std::vector<ViewPeriod>> AgreedPeriods::Of(storage::Transaction& transaction,
                                                    const MopName& name) const {
  ASSIGN_OR_RETURN(const std::optional<Mop> mop, mops_.Find(transaction, name));
  if (!mop || mop->agreed_version == 0) {
    return NotFound(fmt::format("{} is no agreed MOP", name.ToString()));
  }
  return PeriodsOf(transaction, *mop);
}

}  // namespace tandem::fiscal
