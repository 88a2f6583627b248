#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/ical/busy_span.h"
#include "libs/ical/parsed_component.h"
#include "libs/ical/recurrence.h"
#include "libs/ical/value.h"
#include "libs/ical/zones.h"

namespace tandem::ical {

inline constexpr std::chrono::days kLongestEvent{1096};

// How long an event takes: so far on the clock of its zone, and from there so long.
struct Length {
  std::chrono::seconds local{};
  std::chrono::seconds exact{};

  std::chrono::seconds rough() const { return local + exact; }
};

// A time and the zone that it is in; for a day that of the reader.
struct ZonedTime {
  DateOrTime time;
  const EventZone* zone = nullptr;

  std::chrono::sys_seconds Instant() const { return zone->InstantOf(time.local); }
};

// From a start so long on its clock.
TimeSpan SpanOf(const ZonedTime& start, const Length& length);

struct ExtraDate {
  ZonedTime start;
  std::optional<Length> length;  // where it is not that of the event
};

// The times of a VEVENT. A plain value that refers to its Zones.
struct Event {
  ZonedTime start;
  Length length;  // whole days where `start` is a date
  bool end_equals_start = false;
  std::vector<RecurrenceRule> rules;
  std::vector<ExtraDate> more;     // RDATE
  std::vector<ZonedTime> without;  // EXDATE

  bool all_day() const { return start.time.is_date; }
  bool repeats() const { return !rules.empty() || !more.empty(); }
  bool repeats_without_end() const;
};

// Reads the times of one file's components. Not thread-safe.
class EventParser {
 public:
  // `zones` must outlive this; times without a zone are in `zone`.
  EventParser(Zones& zones, const calendar::TimeZone& zone) : zones_(zones), own_(zone) {}

  // INVALID_ARGUMENT whose reason and message a remark can show.
  StatusOr<Event> Parse(const ParsedComponent& component);
  StatusOr<ZonedTime> Time(icalproperty* property);
  // From start to end, or from start for so long.
  StatusOr<ExtraDate> Period(icalproperty* property, const icalperiodtype& period);

 private:
  StatusOr<ZonedTime> Time(icalproperty* property, const icaltimetype& value);
  Status ParseLength(const ParsedComponent& component, Event& event);
  StatusOr<Length> Between(const ZonedTime& start, const ZonedTime& end);
  StatusOr<ExtraDate> Extra(icalproperty* property);

  Zones& zones_;
  EventZone own_;
  EventZone utc_{calendar::TimeZone()};
};

}  // namespace tandem::ical
