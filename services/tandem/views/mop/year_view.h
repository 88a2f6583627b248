#pragma once

#include <optional>
#include <string>

#include "libs/base/civil_day.h"
#include "services/tandem/views/listing.h"
#include "services/tandem/views/mop/voice.h"
#include "services/tandem/views/terminal.h"
#include "tandem/fiscal/v1/mop_calendar.pb.h"

// The calendar of an agreed MOP. JSON and CSV are fixed forms for programs.
namespace tandem::client {

// Twelve months from the month of `from`, drawn, and the next dates from `today` on.
std::string YearAsText(const fiscal::v1::MopCalendar& calendar, CivilDay from, CivilDay today,
                       const Voice& voice, const Terminal& terminal);
// Every entry, those that fell away too.
Listing EntryRows(const fiscal::v1::MopCalendar& calendar);

// With which month a drawing begins: this month within the term, else the term's first.
CivilDay FirstDrawn(const fiscal::v1::MopCalendar& calendar, CivilDay today);

}  // namespace tandem::client
