#pragma once

#include <vector>

#include "libs/base/status.h"
#include "libs/ical/busy_span.h"
#include "libs/ical/event.h"
#include "libs/ical/parsed_component.h"

namespace tandem::ical {

// The busy times of a VFREEBUSY, in order; those that touch or overlap are one.
struct FreeBusy {
  std::vector<TimeSpan> busy;
  bool has_free = false;
  bool has_tentative = false;
};

// INVALID_ARGUMENT with a reason for a period that is wrong, or joined ones that are too long.
StatusOr<FreeBusy> ParseFreeBusy(const ParsedComponent& component, EventParser& parser);

}  // namespace tandem::ical
