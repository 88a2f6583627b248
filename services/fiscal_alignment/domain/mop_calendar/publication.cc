#include "services/fiscal_alignment/domain/mop_calendar/publication.h"

namespace tandem::fiscal {

Publication Publish(const Publication& before, const MopCalendar& now) {
  Publication after;
  for (const MopEntry& entry : now.entries) {
    after[entry.id] = {.days = entry.days, .ends_year = entry.ends_year};
  }
  for (const auto& [id, told] : before) {
    const auto [entry, fell_away] = after.try_emplace(id, PublishedEntry{});
    if (fell_away) entry->second.ends_year = told.ends_year;
    entry->second.sequence = told.sequence + (entry->second.days == told.days ? 0 : 1);
  }
  return after;
}

}  // namespace tandem::fiscal
