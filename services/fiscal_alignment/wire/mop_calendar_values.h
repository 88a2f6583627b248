#pragma once

#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar_view.h"
#include "services/fiscal_alignment/wire/mop_values.h"
#include "tandem/fiscal/v1/mop_calendar.pb.h"

// Calendars of MOPs as messages of the API and of the events.
namespace tandem::fiscal {

void Write(const MopCalendarView& calendar, v1::MopCalendar& message);

}  // namespace tandem::fiscal
