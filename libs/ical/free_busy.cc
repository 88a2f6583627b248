#include "libs/ical/free_busy.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::ical {
namespace {

std::vector<TimeSpan> Joined(std::vector<TimeSpan> spans) {
  std::ranges::sort(spans, {}, &TimeSpan::start);
  std::vector<TimeSpan> joined;
  for (const TimeSpan& span : spans) {
    if (!joined.empty() && span.start <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

}  // namespace

StatusOr<FreeBusy> ParseFreeBusy(const ParsedComponent& component, EventParser& parser) {
  FreeBusy result;
  std::vector<TimeSpan> spans;
  RETURN_IF_ERROR(component.times());
  for (icalproperty* property : component.All(ICAL_FREEBUSY_PROPERTY)) {
    icalparameter* type = icalproperty_get_first_parameter(property, ICAL_FBTYPE_PARAMETER);
    switch (type == nullptr ? ICAL_FBTYPE_BUSY : icalparameter_get_fbtype(type)) {
      case ICAL_FBTYPE_FREE:
        result.has_free = true;
        break;
      case ICAL_FBTYPE_BUSYTENTATIVE:
        result.has_tentative = true;
        break;
      default: {
        // Types that are not known count as busy, as RFC 5545 asks.
        ASSIGN_OR_RETURN(const ExtraDate period,
                         parser.Period(property, icalproperty_get_freebusy(property)));
        spans.push_back(SpanOf(period.start, *period.length));
      }
    }
  }
  result.busy = Joined(std::move(spans));
  for (const TimeSpan& span : result.busy) {
    if (span.end - span.start > kLongestEvent) {
      return WithReason(InvalidArgument(fmt::format("it has more than {} busy days at a time",
                                                    kLongestEvent.count())),
                        "TOO_LONG");
    }
  }
  return result;
}

}  // namespace tandem::ical
