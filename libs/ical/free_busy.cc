#include "libs/ical/free_busy.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/ical/content_line.h"

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

StatusOr<FreeBusy> ParseFreeBusy(const Component& component, EventParser& parser) {
  FreeBusy result;
  std::vector<TimeSpan> spans;
  for (const Property& property : component.properties) {
    if (property.name != "FREEBUSY") continue;
    const std::string_view type = Parameter(property.parameters, "FBTYPE").value_or("BUSY");
    if (EqualIgnoringCase(type, "FREE")) {
      result.has_free = true;
      continue;
    }
    if (EqualIgnoringCase(type, "BUSY-TENTATIVE")) {
      result.has_tentative = true;
      continue;
    }
    // Types that are not known count as busy, as RFC 5545 asks.
    for (const std::string_view value : SplitList(property.value)) {
      ASSIGN_OR_RETURN(const ExtraDate period, parser.Period(property, value));
      spans.push_back(SpanOf(period.start, *period.length));
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
