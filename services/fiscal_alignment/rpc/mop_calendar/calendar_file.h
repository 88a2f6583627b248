#pragma once

#include <string>
#include <vector>

#include "services/fiscal_alignment/app/mop_calendar/feed_contents.h"

namespace tandem::fiscal {

// The iCalendar file of MOP calendars as a side reads it: "Joint close with Softcat" for the vendor
// is "Joint close with Acme" for the partner. What fell away is in it as cancelled, so that
// programs take it away. The same calendars give the same bytes.
std::string CalendarFile(const std::string& name, Side reader,
                         const std::vector<FeedCalendar>& calendars);

}  // namespace tandem::fiscal
