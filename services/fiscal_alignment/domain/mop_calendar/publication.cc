#include "services/fiscal_alignment/domain/mop_calendar/publication.h"

namespace tandem::fiscal {

Publication Publish(const Publication& before, const MopCalendar& now) {
  Publication after;
  for (const MopEntry& entry : now.entries) {
    after[entry.id] = {.days = entry.days, .ends_year = entry.ends_year};
  }
  for (const auto& [id, told] : before) {
    const auto [entry, gone] = after.try_emplace(id, told);
    PublishedEntry& is = entry->second;
    is.fell_away = gone;
    const bool same = is.days == told.days && is.fell_away == told.fell_away;
    is.sequence = told.sequence + (same ? 0 : 1);
  }
  return after;
}

}  // namespace tandem::fiscal
