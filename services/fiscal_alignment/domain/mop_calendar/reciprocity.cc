#include "services/fiscal_alignment/domain/mop_calendar/reciprocity.h"

namespace tandem::fiscal {

std::vector<ReciprocityDates> ReciprocityOf(const MopCalendar& calendar, const Organisation& vendor,
                                            const Organisation& partner) {
  std::vector<ReciprocityDates> tasks;
  for (const MopEntry& entry : calendar.entries) {
    if (entry.id.kind != MopEntryKind::kOwnQuarterEnd) continue;
    const ReciprocityTaskId id = {*entry.id.side, entry.id.ordinal};
    const Organisation& acting = id.acting_side() == Side::kVendor ? vendor : partner;
    const CivilDay close = entry.days.first;
    tasks.push_back({id, close, acting.working->NthBack(close - 1, kReciprocityWorkingDays)});
  }
  return tasks;
}

}  // namespace tandem::fiscal
