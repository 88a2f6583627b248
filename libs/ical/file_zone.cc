#include "libs/ical/file_zone.h"

#include <algorithm>

namespace tandem::ical {
namespace {

using calendar::DaySpan;
using calendar::LocalSeconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::size_t kMostChanges = 2000;
constexpr sys_seconds kBeforeEverything = sys_seconds::min();

// The instant at which a clock that is `offset` before UTC shows `local`.
sys_seconds At(LocalSeconds local, seconds offset) {
  return sys_seconds(local.time_since_epoch() - offset);
}

}  // namespace

// A STANDARD or DAYLIGHT.
struct FileZone::Observance {
  icalcomponent* part = nullptr;
  bool standard = false;
  DateOrTime start;
  seconds from{};
  seconds to{};

  static StatusOr<Observance> Of(icalcomponent* part);
};

StatusOr<FileZone::Observance> FileZone::Observance::Of(icalcomponent* part) {
  const auto first = [&](icalproperty_kind kind) {
    return icalcomponent_get_first_property(part, kind);
  };
  icalproperty* dtstart = first(ICAL_DTSTART_PROPERTY);
  icalproperty* from = first(ICAL_TZOFFSETFROM_PROPERTY);
  icalproperty* to = first(ICAL_TZOFFSETTO_PROPERTY);
  const auto start = dtstart == nullptr ? std::nullopt : ValueOf(icalproperty_get_dtstart(dtstart));
  if (!start || from == nullptr || to == nullptr) {
    return InvalidArgument("a VTIMEZONE's part needs DTSTART, TZOFFSETFROM and TZOFFSETTO");
  }
  return Observance{.part = part,
                    .standard = icalcomponent_isa(part) == ICAL_XSTANDARD_COMPONENT,
                    .start = *start,
                    .from = seconds(icalproperty_get_tzoffsetfrom(from)),
                    .to = seconds(icalproperty_get_tzoffsetto(to))};
}

Status FileZone::AddChanges(const Observance& observance, DaySpan span, RecurrenceBudget& budget) {
  const auto at = [&](LocalSeconds local) { return At(local, observance.from); };
  const auto add = [&](LocalSeconds local) { changes_.push_back({at(local), observance.to}); };
  add(observance.start.local);
  for (icalproperty* date : PropertiesOf(observance.part, ICAL_RDATE_PROPERTY)) {
    if (const auto time = ValueOf(icalproperty_get_rdate(date).time)) add(time->local);
  }
  for (icalproperty* property : PropertiesOf(observance.part, ICAL_RRULE_PROPERTY)) {
    ASSIGN_OR_RETURN(const RecurrenceRule rule, RecurrenceRule::Of(property));
    ASSIGN_OR_RETURN(const std::vector<LocalSeconds> starts,
                     rule.Starts(observance.start, span, kMostChanges, budget));
    const std::optional<DateOrTime>& until = rule.until();
    for (const LocalSeconds local : starts) {
      const bool over = until && (until->is_utc ? at(local) > At(until->local, seconds(0))
                                                : !until->is_date && local > until->local);
      if (!over) add(local);
    }
  }
  return OkStatus();
}

StatusOr<FileZone> FileZone::Create(const ParsedComponent& vtimezone, DaySpan span,
                                    RecurrenceBudget& budget) {
  RETURN_IF_ERROR(vtimezone.times());
  FileZone zone;
  std::optional<Observance> earliest;
  for (icalcomponent* part : vtimezone.Parts()) {
    ASSIGN_OR_RETURN(const Observance observance, Observance::Of(part));
    RETURN_IF_ERROR(zone.AddChanges(observance, span, budget));
    const LocalSeconds start = observance.start.local;
    // Of two that start at once (Outlook has both start in 1601) the standard one came before.
    if (!earliest || start < earliest->start.local ||
        (start == earliest->start.local && observance.standard)) {
      earliest = observance;
    }
  }
  if (!earliest) return InvalidArgument("a VTIMEZONE needs STANDARD or DAYLIGHT");
  zone.changes_.push_back({kBeforeEverything, earliest->standard ? earliest->to : earliest->from});
  std::ranges::stable_sort(zone.changes_, {}, &Change::at);
  return zone;
}

sys_seconds FileZone::InstantOf(LocalSeconds local) const {
  // No clock is more than a day before or behind UTC.
  const sys_seconds late = At(local, -std::chrono::hours(24));
  auto after = std::ranges::upper_bound(changes_, late, {}, &Change::at);
  sys_seconds found = sys_seconds::max();
  sys_seconds skipped = sys_seconds::max();
  for (auto change = after; change != changes_.begin();) {
    const auto next = change;
    --change;
    const sys_seconds at = At(local, change->offset);
    const bool begun = at >= change->at;
    const bool over = next != changes_.end() && at >= next->at;
    if (begun && !over) found = at;
    if (begun && over) {
      // Too late for this offset: either found already, or skipped by the next change.
      skipped = next->at;
      break;
    }
  }
  return found != sys_seconds::max() ? found : skipped;
}

}  // namespace tandem::ical
