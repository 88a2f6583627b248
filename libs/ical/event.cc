#include "libs/ical/event.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::ical {
namespace {

using std::chrono::days;
using std::chrono::seconds;

Status Wrong(std::string_view reason, std::string_view rule) {
  return WithReason(InvalidArgument(rule), reason);
}

Status BadTime(icalproperty* property) {
  return Wrong("BAD_TIME", fmt::format("{} is neither a date nor a time",
                                       icalproperty_get_property_name(property)));
}

// One of the two is null.
icaldatetimeperiodtype ValueOf(icalproperty* property) {
  return icalvalue_get_datetimeperiod(icalproperty_get_value(property));
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
  return std::ranges::any_of(rules, &RecurrenceRule::is_endless);
}

StatusOr<ZonedTime> EventParser::Time(icalproperty* property) {
  return Time(property, ValueOf(property).time);
}

StatusOr<ZonedTime> EventParser::Time(icalproperty* property, const icaltimetype& value) {
  const std::optional<DateOrTime> time = ical::ValueOf(value);
  if (!time) return BadTime(property);
  if (time->is_utc) return ZonedTime{*time, &utc_};
  icalparameter* tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  if (time->is_date || tzid == nullptr) return ZonedTime{*time, &own_};
  ASSIGN_OR_RETURN(const EventZone* zone, zones_.Find(icalparameter_get_tzid(tzid)));
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

StatusOr<ExtraDate> EventParser::Period(icalproperty* property, const icalperiodtype& period) {
  ASSIGN_OR_RETURN(const ZonedTime start, Time(property, period.start));
  RETURN_IF_ERROR(CheckYears(start, {}));
  Length length;
  if (icaltime_is_null_time(period.end) != 0) {
    const std::optional<Duration> duration = ical::ValueOf(period.duration);
    if (!duration) return BadTime(property);
    length = {.local = duration->days, .exact = duration->seconds};
  } else {
    ASSIGN_OR_RETURN(const ZonedTime end, Time(property, period.end));
    ASSIGN_OR_RETURN(length, Between(start, end));
  }
  RETURN_IF_ERROR(CheckLength(length));
  RETURN_IF_ERROR(CheckYears(start, length));
  return ExtraDate{start, length};
}

Status EventParser::ParseLength(const ParsedComponent& component, Event& event) {
  if (event.all_day()) event.length = {.local = days(1)};
  if (icalproperty* end = component.First(ICAL_DTEND_PROPERTY)) {
    ASSIGN_OR_RETURN(const ZonedTime until, Time(end));
    ASSIGN_OR_RETURN(event.length, Between(event.start, until));
  } else if (icalproperty* duration = component.First(ICAL_DURATION_PROPERTY)) {
    const std::optional<Duration> length = ical::ValueOf(icalproperty_get_duration(duration));
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

StatusOr<ExtraDate> EventParser::Extra(icalproperty* property) {
  const icaldatetimeperiodtype value = ValueOf(property);
  if (icalperiodtype_is_null_period(value.period) == 0) return Period(property, value.period);
  ASSIGN_OR_RETURN(const ZonedTime time, Time(property, value.time));
  RETURN_IF_ERROR(CheckYears(time, {}));
  return ExtraDate{time, std::nullopt};
}

StatusOr<Event> EventParser::Parse(const ParsedComponent& component) {
  RETURN_IF_ERROR(component.times());
  icalproperty* start = component.First(ICAL_DTSTART_PROPERTY);
  if (start == nullptr) return Wrong("NO_START", "it has no DTSTART");
  Event event;
  ASSIGN_OR_RETURN(event.start, Time(start));
  RETURN_IF_ERROR(CheckYears(event.start, {}));
  RETURN_IF_ERROR(ParseLength(component, event));
  RETURN_IF_ERROR(CheckYears(event.start, event.length));
  for (icalproperty* rule : component.All(ICAL_RRULE_PROPERTY)) {
    ASSIGN_OR_RETURN(event.rules.emplace_back(), RecurrenceRule::Of(rule));
  }
  for (icalproperty* date : component.All(ICAL_RDATE_PROPERTY)) {
    ASSIGN_OR_RETURN(event.more.emplace_back(), Extra(date));
  }
  for (icalproperty* date : component.All(ICAL_EXDATE_PROPERTY)) {
    ASSIGN_OR_RETURN(const ExtraDate without, Extra(date));
    event.without.push_back(without.start);
  }
  return event;
}

}  // namespace tandem::ical
