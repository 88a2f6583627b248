#include "services/partner_registry/domain/people/away.h"

#include <algorithm>
#include <tuple>

#include "libs/calendar/fiscal/urgency_window.h"
#include "services/partner_registry/domain/people/absence.h"
#include "services/partner_registry/domain/people/working_calendar.h"

namespace tandem::partner {
namespace {

using calendar::DaySpan;

DaySpan Common(const DaySpan& a, const DaySpan& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

DaySpan WindowOf(CivilDay close) { return {close - (calendar::kUrgencyWindowDays - 1), close}; }

// Adds a close behind those that are there.
void Add(const WindowClose& close, std::vector<AwayWindow>& windows) {
  const DaySpan days = WindowOf(close.day);
  if (windows.empty() || !Overlap(windows.back().days, days)) {
    windows.push_back({days, {close}, std::nullopt});
    return;
  }
  AwayWindow& window = windows.back();
  for (const WindowClose& other : window.closes) {
    const DaySpan common = Common(WindowOf(other.day), days);
    if (other.of_vendor == close.of_vendor || common.first > common.last) continue;
    window.shared = window.shared ? DaySpan{window.shared->first, common.last} : common;
  }
  window.days.last = days.last;
  window.closes.push_back(close);
}

// On how many of the days nobody stands in for the absence.
int WithoutCover(const KnownAbsence& absence, const DaySpan& days,
                 const std::vector<KnownAbsence>& known) {
  const int all = days.last - days.first + 1;
  if (!absence.cover) return 0;
  if (absence.cover_erased) return all;
  int uncovered = 0;
  for (const KnownAbsence& one : known) {
    if (one.person.person != *absence.cover) continue;
    const DaySpan common = Common(one.days, days);
    uncovered += std::max(0, common.last - common.first + 1);
  }
  return uncovered;
}

}  // namespace

std::vector<AwayWindow> UrgencyWindows(const std::vector<CivilDay>& vendor_closes,
                                       const std::vector<CivilDay>& partner_closes) {
  std::vector<WindowClose> closes;
  for (const CivilDay day : vendor_closes) closes.push_back({true, day});
  for (const CivilDay day : partner_closes) closes.push_back({false, day});
  std::ranges::stable_sort(closes, {}, &WindowClose::day);
  std::vector<AwayWindow> windows;
  for (const WindowClose& close : closes) Add(close, windows);
  return windows;
}

StatusOr<std::vector<PersonAway>> AwayIn(const DaySpan& window,
                                         const std::vector<KnownAbsence>& known,
                                         const SettingsValues& organisation,
                                         calendar::PlaceWorkingDays& places) {
  std::vector<PersonAway> away;
  for (const KnownAbsence& one : known) {
    if (!Overlap(one.days, window)) continue;
    PersonValues values{.free_weekdays = one.free_weekdays, .country = one.country};
    StatusOr<std::shared_ptr<const calendar::WorkingDays>> working =
        places.Of(PlaceOf(values, organisation), HabitsOf(values, organisation));
    if (!working.ok()) return Internal(MessageOf(working.status()));
    const DaySpan common = Common(one.days, window);
    const int days_away = (*working)->Count(common.first - 1, common.last);
    if (days_away == 0) continue;
    PersonAway& person = away.emplace_back(
        PersonAway{.person = one.person,
                   .days = one.days,
                   .working_days_away = days_away,
                   .working_days = (*working)->Count(window.first - 1, window.last),
                   .days_without_cover = WithoutCover(one, common, known)});
    if (one.cover) person.cover = PersonName{one.person.organisation, *one.cover};
  }
  std::ranges::sort(away, {},
                    [](const PersonAway& one) { return std::tuple(one.days.first, one.person); });
  return away;
}

}  // namespace tandem::partner
