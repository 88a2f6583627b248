#include "services/fiscal_alignment/app/amounts/agreed_periods.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/app/mop_calendar/mop_sides.h"

namespace tandem::fiscal {
StatusOr<std::vector<ViewPeriod>> AgreedPeriods::PeriodsOf(storage::Transaction& transaction,
                                                           const Mop& mop) const {
  if (mop.current().terms.kind == MopKind::kDifference || mop.term.last < mop.term.first) {
    return std::vector<ViewPeriod>();
  }
  ASSIGN_OR_RETURN(const MopSides sides, ReadMopSides(repositories_, transaction, mop));
  HorizonPlaces places;
  ASSIGN_OR_RETURN(const MopCalendar calendar, ComputeMopCalendar(mop, sides, places));
  std::vector<CivilDay> closes;
  for (const MopEntry& entry : calendar.entries) {
    if (entry.id.kind == MopEntryKind::kJointClose) closes.push_back(entry.days.last);
  }
  return PeriodsOfCloses(mop.term, closes);
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
