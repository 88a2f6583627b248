#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar_view.h"

#include <algorithm>
#include <tuple>

#include "libs/calendar/holidays/holiday_table.h"

namespace tandem::fiscal {

std::vector<MopCalendarEntry> InOrder(const Publication& publication) {
  std::vector<MopCalendarEntry> entries;
  entries.reserve(publication.size());
  for (const auto& [id, published] : publication) entries.push_back({id, published});
  std::ranges::sort(entries, [](const MopCalendarEntry& a, const MopCalendarEntry& b) {
    if (a.published.fell_away != b.published.fell_away) return b.published.fell_away;
    if (a.published.fell_away) return a.id < b.id;
    return std::tie(a.published.days.first, a.id) < std::tie(b.published.days.first, b.id);
  });
  return entries;
}

MopCalendarView ViewOf(const Mop& mop, const PerSide<OrganisationState>& sides,
                       const Publication& publication, bool estimated) {
  return {.mop = mop.name,
          .term = mop.term,
          .time_zone = mop.version(mop.agreed_version).terms.time_zone,
          .entries = InOrder(publication),
          .estimated = estimated,
          .version = mop.agreed_version,
          .calendar_revisions = mop.basis,
          .settings_revisions = {sides.vendor.settings.revision, sides.partner.settings.revision},
          .holidays = std::string(calendar::HolidayTable::Shipped().source_version()),
          .display_names = {sides.vendor.name.display_name, sides.partner.name.display_name}};
}

}  // namespace tandem::fiscal
