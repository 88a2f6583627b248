#include "libs/ical/occurrences.h"

#include <algorithm>

namespace tandem::ical {
namespace {

using calendar::DaySpan;
using calendar::LocalSeconds;
using std::chrono::days;
using std::chrono::seconds;

// Collects the occurrences of one event.
class Collector {
 public:
  Collector(const Event& event, DaySpan bounds) : event_(event) {
    // Two days for what another zone's clock may differ, one for the day on which it ends.
    const auto length = std::chrono::ceil<days>(event.length.rough()).count();
    wanted_ = {bounds.first - static_cast<std::int32_t>(length) - 3, bounds.last + 2};
  }

  DaySpan wanted() const { return wanted_; }

  void Add(const ZonedTime& start, const Length& length) {
    const CivilDay day = start.time.day();
    if (!InYears(day, day)) return;
    Occurrence taken = {.day = day, .span = SpanOf(start, length)};
    if (event_.all_day()) {
      taken.days = {day, day + static_cast<std::int32_t>(length.local / days(1)) - 1};
    }
    found_.push_back(taken);
  }

  // A date of a series that has times is that day at the series' time, and the other way round.
  void Add(const ExtraDate& extra) {
    const CivilDay day = extra.start.time.day();
    if (event_.all_day() || extra.start.time.is_date) {
      AddLocal(calendar::Midnight(day) + event_.start.time.clock());
    } else {
      Add(extra.start, extra.length.value_or(event_.length));
    }
  }

  Status AddRule(const RecurrenceRule& rule, std::size_t most, RecurrenceBudget& budget) {
    const DateOrTime& start = event_.start.time;
    ASSIGN_OR_RETURN(const std::vector<LocalSeconds> starts,
                     rule.Starts(start, wanted_, most, budget));
    for (const LocalSeconds local : starts) {
      if (local != start.local && !IsOver(rule.until(), local)) AddLocal(local);
    }
    return OkStatus();
  }

  std::vector<Occurrence> Take(const MissingStarts* moved) {
    MissingStarts without;
    for (const ZonedTime& start : event_.without) without.Add(start);
    std::erase_if(found_, [&](const Occurrence& occurrence) {
      return without.Has(occurrence) || (moved != nullptr && moved->Has(occurrence));
    });
    std::ranges::stable_sort(found_, {}, [](const Occurrence& o) { return o.span.start; });
    found_.erase(std::ranges::unique(found_).begin(), found_.end());
    return std::move(found_);
  }

 private:
  void AddLocal(LocalSeconds local) {
    Add({DateOrTime{.local = local}, event_.start.zone}, event_.length);
  }

  bool IsOver(const std::optional<DateOrTime>& until, LocalSeconds local) const {
    if (!until) return false;
    if (until->is_date) return calendar::DayOf(local) > until->day();
    if (!until->is_utc) return local > until->local;
    const std::chrono::sys_seconds instant(until->local.time_since_epoch());
    return event_.start.zone->InstantOf(local) > instant;
  }

  const Event& event_;
  DaySpan wanted_;
  std::vector<Occurrence> found_;
};

}  // namespace

void MissingStarts::Add(const ZonedTime& start) {
  if (start.time.is_date) {
    days_.insert(start.time.day());
  } else {
    instants_.insert(start.Instant());
  }
}

bool MissingStarts::Has(const Occurrence& occurrence) const {
  return days_.contains(occurrence.day) || instants_.contains(occurrence.span.start);
}

StatusOr<std::vector<Occurrence>> OccurrencesOf(const Event& event, DaySpan bounds,
                                                const MissingStarts* moved, std::size_t most,
                                                RecurrenceBudget& budget) {
  Collector collector(event, bounds);
  const auto wanted = [&](CivilDay day) {
    return day >= collector.wanted().first && day <= collector.wanted().last;
  };
  if (wanted(event.start.time.day())) {
    collector.Add(event.start, event.length);
  }
  for (const RecurrenceRule& rule : event.rules) {
    RETURN_IF_ERROR(collector.AddRule(rule, most, budget));
  }
  for (const ExtraDate& extra : event.more) {
    const auto longer =
        std::chrono::ceil<days>(extra.length.value_or(event.length).rough()).count();
    if (wanted(extra.start.time.day()) ||
        wanted(extra.start.time.day() + static_cast<std::int32_t>(longer))) {
      collector.Add(extra);
    }
  }
  std::vector<Occurrence> found = collector.Take(moved);
  if (found.size() > most) {
    return WithReason(InvalidArgument("takes place more often than is read of one file"),
                      "TOO_MANY");
  }
  return found;
}

}  // namespace tandem::ical
