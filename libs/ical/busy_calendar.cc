#include "libs/ical/busy_calendar.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "libs/ical/component.h"
#include "libs/ical/event.h"
#include "libs/ical/event_status.h"
#include "libs/ical/free_busy.h"
#include "libs/ical/occurrences.h"
#include "libs/ical/parsed_component.h"

namespace tandem::ical {
namespace {

using calendar::DaySpan;

// The offsets of a file's zones are asked for on all days that an event in `bounds` may touch.
DaySpan ZoneSpan(DaySpan bounds) {
  const auto longest = static_cast<std::int32_t>(kLongestEvent.count());
  return {bounds.first - longest - 400, bounds.last + longest + 400};
}

// Reads the components of one file, one after the other.
class BusyReader {
 public:
  BusyReader(const std::vector<Component>& components, const ReadOptions& options)
      : components_(components),
        options_(options),
        zones_(components, ZoneSpan(options.bounds), budget_),
        parser_(zones_, options.zone) {}

  BusyCalendar Read() && {
    CollectMoved();
    for (const Component& component : components_) {
      if (component.kind == "VTIMEZONE") continue;
      ++result_.events;
      const Status status =
          component.kind == "VEVENT" ? ReadEvent(component) : ReadFreeBusy(component);
      if (!status.ok()) {
        Tell(component, Severity::kRefused, ReasonOf(status), MessageOf(status));
      }
    }
    return std::move(result_);
  }

 private:
  void Tell(const Component& component, Severity severity, std::string_view reason,
            std::string_view text) {
    result_.remarks.push_back({component.line, severity, std::string(reason), std::string(text)});
  }

  // The occurrences that have an event of their own, by the UID of their series. Wrong ones are
  // told of when their turn comes.
  void CollectMoved() {
    for (const Component& component : components_) {
      if (component.kind != "VEVENT" || !component.is_one_of_many) continue;
      const ParsedComponent parsed(component);
      icalproperty* id = parsed.First(ICAL_RECURRENCEID_PROPERTY);
      const std::string uid = parsed.uid();
      if (id == nullptr || uid.empty() || parsed.ChangesAllLater()) continue;
      const StatusOr<ZonedTime> start = parser_.Time(id);
      if (start.ok() && InYears(start->time.day(), start->time.day())) moved_[uid].Add(*start);
    }
  }

  Status ReadEvent(const Component& component) {
    const ParsedComponent parsed(component);
    if (IsLeftOut(component, parsed)) return OkStatus();
    if (parsed.ChangesAllLater()) {
      return WithReason(InvalidArgument("a change to this and all later occurrences is not read; "
                                        "the series counts as it was"),
                        "THIS_AND_FUTURE");
    }
    ASSIGN_OR_RETURN(const Event event, parser_.Parse(parsed));
    const auto moved = component.is_one_of_many ? moved_.end() : moved_.find(parsed.uid());
    ASSIGN_OR_RETURN(
        const std::vector<Occurrence> occurrences,
        OccurrencesOf(event, options_.bounds, moved == moved_.end() ? nullptr : &moved->second,
                      options_.most_occurrences - result_.entries.size(), budget_));
    TakeOccurrences(component, parsed, event, occurrences);
    return OkStatus();
  }

  bool IsLeftOut(const Component& component, const ParsedComponent& parsed) {
    const auto left_out = WhyLeftOut(parsed, component.cancels, options_.free_too);
    if (left_out) Tell(component, Severity::kLeftOut, left_out->reason, left_out->text);
    return left_out.has_value();
  }

  void TakeOccurrences(const Component& component, const ParsedComponent& parsed,
                       const Event& event, const std::vector<Occurrence>& occurrences) {
    const std::string uid = parsed.uid();
    const bool works = DeclaresWork(parsed);
    std::optional<CivilDay> last;
    bool any_short = false;
    bool any_in_bounds = false;
    for (const Occurrence& occurrence : occurrences) {
      const std::optional<DaySpan> days =
          event.all_day() ? occurrence.days
                          : BusyDaysOf(occurrence.span, options_.zone, options_.least_of_day);
      if (!days) {
        any_short = any_short || InBounds({occurrence.day, occurrence.day});
        continue;
      }
      if (!InBounds(*days)) continue;
      any_in_bounds = true;
      last = std::max(last.value_or(days->last), days->last);
      result_.entries.push_back({uid, *days, works, component.line});
    }
    if (!any_in_bounds) {
      if (any_short) {
        Tell(component, Severity::kLeftOut, "SHORT",
             fmt::format("it takes less than {} minutes of each day",
                         options_.least_of_day.count()));
      }
      return;
    }
    TellNotes(component, event, *last);
    TellContradiction(component, event, occurrences);
  }

  void TellNotes(const Component& component, const Event& event, CivilDay last) {
    if (event.end_equals_start) {
      Tell(component, Severity::kNote, "END_EQUALS_START",
           "its end is its start, which is read as one day");
    }
    if (event.repeats_without_end()) {
      Tell(component, Severity::kNote, "REPEATS_WITHOUT_END",
           fmt::format("it repeats without an end; the last day taken is {}", last.ToString()));
    }
  }

  // Once for each zone: all events of a file have the same ones.
  void TellContradiction(const Component& component, const Event& event,
                         const std::vector<Occurrence>& occurrences) {
    const EventZone& zone = *event.start.zone;
    if (event.all_day() || zone.iana() == nullptr || told_zones_.contains(zone.iana()->name())) {
      return;
    }
    for (const Occurrence& occurrence : occurrences) {
      const calendar::LocalSeconds local = zone.iana()->LocalOf(occurrence.span.start);
      if (!zone.ContradictsFile(local)) continue;
      Tell(component, Severity::kNote, "ZONE_CONTRADICTS",
           fmt::format("the file describes the time zone {0} otherwise than the IANA database; "
                       "{0} of the IANA database was used, for all events of the file",
                       zone.iana()->name()));
      told_zones_.insert(zone.iana()->name());
      return;
    }
  }

  Status ReadFreeBusy(const Component& component) {
    const ParsedComponent parsed(component);
    if (IsLeftOut(component, parsed)) return OkStatus();
    ASSIGN_OR_RETURN(const FreeBusy times, ParseFreeBusy(parsed, parser_));
    bool any_short = false;
    std::vector<BusyDays> found;
    for (const TimeSpan& span : times.busy) {
      const auto days = BusyDaysOf(span, options_.zone, options_.least_of_day);
      any_short = any_short || !days;
      if (days && InBounds(*days)) found.push_back({parsed.uid(), *days, false, component.line});
    }
    if (found.size() > options_.most_occurrences - result_.entries.size()) {
      return WithReason(InvalidArgument("it has more busy times than are read of one file"),
                        "TOO_MANY");
    }
    result_.entries.insert(result_.entries.end(), found.begin(), found.end());
    if (times.has_free) Tell(component, Severity::kLeftOut, "FREE", "it has free times");
    if (times.has_tentative) {
      Tell(component, Severity::kLeftOut, "TENTATIVE", "it has tentative times");
    }
    if (any_short) {
      Tell(component, Severity::kLeftOut, "SHORT",
           fmt::format("it has times of less than {} minutes of each day",
                       options_.least_of_day.count()));
    }
    return OkStatus();
  }

  bool InBounds(DaySpan days) const {
    return days.first <= options_.bounds.last && days.last >= options_.bounds.first;
  }

  const std::vector<Component>& components_;
  const ReadOptions& options_;
  RecurrenceBudget budget_;
  Zones zones_;
  EventParser parser_;
  std::map<std::string, MissingStarts, std::less<>> moved_;
  std::set<std::string, std::less<>> told_zones_;
  BusyCalendar result_;
};

}  // namespace

StatusOr<BusyCalendar> ReadBusyDays(std::string_view text, const ReadOptions& options) {
  if (text.size() > options.most_bytes) {
    return WithReason(InvalidArgument(fmt::format("the file has {} bytes; at most {} are read",
                                                  text.size(), options.most_bytes)),
                      "TOO_LARGE");
  }
  ASSIGN_OR_RETURN(const std::vector<Component> components, ReadComponents(text));
  return BusyReader(components, options).Read();
}

}  // namespace tandem::ical
