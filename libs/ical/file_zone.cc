#include "libs/ical/file_zone.h"

#include <algorithm>

#include <fmt/format.h>

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

std::optional<seconds> OffsetOf(const Component& observance, std::string_view name) {
  const Property* property = observance.Find(name);
  return property == nullptr ? std::nullopt : ParseOffset(property->value);
}

}  // namespace

Status FileZone::AddChanges(const Component& observance, DaySpan span, RecurrenceBudget& budget) {
  const Property* property = observance.Find("DTSTART");
  const auto start = property == nullptr ? std::nullopt : ParseDateOrTime(property->value);
  const std::optional<seconds> from = OffsetOf(observance, "TZOFFSETFROM");
  const std::optional<seconds> to = OffsetOf(observance, "TZOFFSETTO");
  if (!start || !from || !to) {
    return InvalidArgument(fmt::format(
        "line {}: a VTIMEZONE's part needs DTSTART, TZOFFSETFROM and TZOFFSETTO", observance.line));
  }
  const auto add = [&](LocalSeconds local) { changes_.push_back({At(local, *from), *to}); };
  const seconds clock = start->local - calendar::Midnight(start->day());
  add(start->local);
  for (const Property& dates : observance.properties) {
    if (dates.name == "RDATE") {
      for (const std::string_view date : SplitList(dates.value)) {
        if (const auto parsed = ParseDateOrTime(date)) add(parsed->local);
      }
    }
    if (dates.name != "RRULE") continue;
    ASSIGN_OR_RETURN(const RecurrenceRule rule, RecurrenceRule::Parse(dates.value));
    ASSIGN_OR_RETURN(const std::vector<CivilDay> days,
                     RecurrenceDays(rule, start->day(), span, kMostChanges, budget));
    for (const CivilDay day : days) {
      const LocalSeconds local = calendar::Midnight(day) + clock;
      const bool over =
          rule.until && (rule.until->is_utc ? At(local, *from) > At(rule.until->local, seconds(0))
                                            : !rule.until->is_date && local > rule.until->local);
      if (!over) add(local);
    }
  }
  return OkStatus();
}

StatusOr<FileZone> FileZone::Create(const Component& vtimezone, DaySpan span,
                                    RecurrenceBudget& budget) {
  FileZone zone;
  const Component* earliest = nullptr;
  LocalSeconds earliest_start = LocalSeconds::max();
  for (const Component& observance : vtimezone.parts) {
    RETURN_IF_ERROR(zone.AddChanges(observance, span, budget));
    const LocalSeconds start = ParseDateOrTime(observance.Find("DTSTART")->value)->local;
    // Of two that start at once (Outlook has both start in 1601) the standard one came before.
    if (start < earliest_start || (start == earliest_start && observance.kind == "STANDARD")) {
      earliest = &observance;
      earliest_start = start;
    }
  }
  if (earliest == nullptr) return InvalidArgument("a VTIMEZONE needs STANDARD or DAYLIGHT");
  const std::string_view first = earliest->kind == "STANDARD" ? "TZOFFSETTO" : "TZOFFSETFROM";
  zone.changes_.push_back({kBeforeEverything, *OffsetOf(*earliest, first)});
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
