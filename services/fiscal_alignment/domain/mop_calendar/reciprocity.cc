#include "services/fiscal_alignment/domain/mop_calendar/reciprocity.h"

namespace tandem::fiscal {

StatusOr<std::vector<ReciprocityDates>> ReciprocityOf(const MopTerms& terms,
                                                      const calendar::DaySpan& term,
                                                      const calendar::DaySpan& days,
                                                      const Organisation& vendor,
                                                      const Organisation& partner) {
  // As a DIFFERENCE it has its sides' own days and nothing else.
  const MopTerms own = {.kind = MopKind::kDifference, .term = terms.term};
  ASSIGN_OR_RETURN(const MopCalendar calendar, MopCalendarOf(own, term, vendor, partner));
  std::vector<ReciprocityDates> tasks;
  for (const MopEntry& entry : calendar.entries) {
    const CivilDay close = entry.days.first;
    if (entry.id.kind != MopEntryKind::kOwnQuarterEnd) continue;
    if (close < days.first || days.last < close) continue;
    const ReciprocityTaskId id = {*entry.id.side, entry.id.ordinal};
    const Organisation& acting = id.acting_side() == Side::kVendor ? vendor : partner;
    tasks.push_back({id, close, acting.working->NthBack(close - 1, kReciprocityWorkingDays)});
  }
  return tasks;
}

}  // namespace tandem::fiscal
