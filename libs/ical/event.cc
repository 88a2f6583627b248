#include "libs/ical/event.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/ical/content_line.h"

namespace tandem::ical {
namespace {

using std::chrono::days;
using std::chrono::seconds;

Status Wrong(std::string_view reason, std::string_view rule) {
  return WithReason(InvalidArgument(rule), reason);
}

Status BadTime(std::string_view property) {
  return Wrong("BAD_TIME", fmt::format("{} is neither a date nor a time", property));
}

Status CheckLength(const Length& length) {
  if (length.rough() < seconds(0)) {
    return Wrong("ENDS_BEFORE_START", "it ends before it starts");
  }
  if (length.rough() > kLongestEvent) {
    return Wrong("TOO_LONG",
                 fmt::format("it takes more than {} days at a time", kLongestEvent.count()));
  }
  return OkStatus();
}

Status CheckYears(const ZonedTime& start, const Length& length) {
  if (!InYears(start.time.day(), calendar::DayOf(start.time.local + length.rough()))) {
    return Wrong("YEAR_OUT_OF_RANGE",
                 fmt::format("its years must be from {} to {}", kFirstYear, kLastYear));
  }
  return OkStatus();
}

}  // namespace

TimeSpan SpanOf(const ZonedTime& start, const Length& length) {
  const auto from = start.Instant();
  const auto local_end =
      length.local == seconds(0) ? from : start.zone->InstantOf(start.time.local + length.local);
  return {from, local_end + length.exact};
}

bool Event::repeats_without_end() const {
  return std::ranges::any_of(
      rules, [](const RecurrenceRule& rule) { return rule.count == 0 && !rule.until; });
}

StatusOr<ZonedTime> EventParser::Time(const Property& property, std::string_view value) {
  const std::optional<DateOrTime> time = ParseDateOrTime(value);
  if (!time) return BadTime(property.name);
  if (time->is_utc) return ZonedTime{*time, &utc_};
  const auto tzid = Parameter(property.parameters, "TZID");
  if (time->is_date || !tzid) return ZonedTime{*time, &own_};
  ASSIGN_OR_RETURN(const EventZone* zone, zones_.Find(*tzid));
  return ZonedTime{*time, zone};
}

// Where both are on one clock, it is the clock that counts: from 9 to 17 in summer and in winter.
StatusOr<Length> EventParser::Between(const ZonedTime& start, const ZonedTime& end) {
  if (start.time.is_date != end.time.is_date) {
    return Wrong("BAD_TIME", "one of DTSTART and DTEND is a date, the other a time");
  }
  if (start.zone == end.zone) return Length{.local = end.time.local - start.time.local};
  RETURN_IF_ERROR(CheckYears(end, {}));
  return Length{.exact = end.Instant() - start.Instant()};
}

StatusOr<ExtraDate> EventParser::Period(const Property& property, std::string_view value) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return BadTime(property.name);
  ASSIGN_OR_RETURN(const ZonedTime start, Time(property, value.substr(0, slash)));
  RETURN_IF_ERROR(CheckYears(start, {}));
  const std::string_view rest = value.substr(slash + 1);
  Length length;
  if (rest.starts_with('P') || rest.starts_with('+')) {
    const std::optional<Duration> duration = ParseDuration(std::string(rest));
    if (!duration) return BadTime(property.name);
    length = {.local = duration->days, .exact = duration->seconds};
  } else {
    ASSIGN_OR_RETURN(const ZonedTime end, Time(property, rest));
    ASSIGN_OR_RETURN(length, Between(start, end));
  }
  RETURN_IF_ERROR(CheckLength(length));
  RETURN_IF_ERROR(CheckYears(start, length));
  return ExtraDate{start, length};
}

Status EventParser::ParseLength(const Component& component, Event& event) {
  if (event.all_day()) event.length = {.local = days(1)};
  if (const Property* end = component.Find("DTEND")) {
    ASSIGN_OR_RETURN(const ZonedTime until, Time(*end, end->value));
    ASSIGN_OR_RETURN(event.length, Between(event.start, until));
  } else if (const Property* duration = component.Find("DURATION")) {
    const std::optional<Duration> length = ParseDuration(duration->value);
    if (!length) return Wrong("BAD_TIME", "DURATION is no length of time");
    event.length = {.local = length->days, .exact = length->seconds};
    // Hours of a day that is taken as a whole.
    if (event.all_day()) {
      event.length = {.local = std::chrono::ceil<days>(event.length.rough())};
    }
  }
  if (event.all_day() && event.length.rough() == seconds(0)) {
    event.end_equals_start = true;
    event.length = {.local = days(1)};
  }
  return CheckLength(event.length);
}

Status EventParser::ParseDates(const Property& property, Event& event) {
  if (property.name == "RRULE") {
    ASSIGN_OR_RETURN(event.rules.emplace_back(), RecurrenceRule::Parse(property.value));
  } else if (property.name == "EXRULE") {
    return Wrong("BAD_RULE", "EXRULE, which RFC 5545 has dropped, is not read");
  } else if (property.name == "RDATE" || property.name == "EXDATE") {
    for (const std::string_view value : SplitList(property.value)) {
      if (value.find('/') != std::string_view::npos && property.name == "RDATE") {
        ASSIGN_OR_RETURN(event.more.emplace_back(), Period(property, value));
        continue;
      }
      ASSIGN_OR_RETURN(const ZonedTime time, Time(property, value));
      RETURN_IF_ERROR(CheckYears(time, {}));
      if (property.name == "RDATE") {
        event.more.push_back({time, std::nullopt});
      } else {
        event.without.push_back(time);
      }
    }
  }
  return OkStatus();
}

StatusOr<Event> EventParser::Parse(const Component& component) {
  const Property* start = component.Find("DTSTART");
  if (start == nullptr) return Wrong("NO_START", "it has no DTSTART");
  Event event;
  ASSIGN_OR_RETURN(event.start, Time(*start, start->value));
  RETURN_IF_ERROR(CheckYears(event.start, {}));
  RETURN_IF_ERROR(ParseLength(component, event));
  RETURN_IF_ERROR(CheckYears(event.start, event.length));
  for (const Property& property : component.properties) {
    RETURN_IF_ERROR(ParseDates(property, event));
  }
  return event;
}

}  // namespace tandem::ical
