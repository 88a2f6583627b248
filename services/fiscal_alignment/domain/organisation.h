#pragma once

#include <memory>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/alignment.h"
#include "services/fiscal_alignment/domain/misalignment.h"

namespace tandem::fiscal {

// One side of a partnership, with all that an answer depends on. A plain value.
struct Organisation {
  std::string name;  // what people call it; errors begin with it
  calendar::FiscalCalendar calendar;
  std::shared_ptr<const calendar::WorkingDays> working;  // of PartySchedule::WorkingSpan
  int lead_days = 0;
};

// INVALID_ARGUMENT that begins with the organisation's name if its calendar does not cover the
// horizon or its lead is out of range.
StatusOr<PartySchedule> ScheduleOf(const Organisation& organisation, const Horizon& horizon);

// Everything there is to say about two organisations.
struct OrganisationsAligned {
  Misalignment misalignment;
  Alignment alignment;
};

// `manual` may be empty. Fails as ScheduleOf and Align do.
StatusOr<OrganisationsAligned> AlignOrganisations(const Organisation& vendor,
                                                  const Organisation& partner,
                                                  const Horizon& horizon,
                                                  const std::vector<CivilDay>& manual,
                                                  const ScoreSettings& settings);

}  // namespace tandem::fiscal
