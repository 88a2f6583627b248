#pragma once

#include <string>

#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "services/fiscal_alignment/domain/alignment.h"
#include "services/fiscal_alignment/domain/misalignment.h"
#include "services/fiscal_alignment/domain/reasons.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// Everything there is to say about one partnership.
struct PairReport {
  fiscal::Horizon horizon;
  fiscal::SideNames names;
  fiscal::PerSide<calendar::FiscalCalendar> calendars;
  fiscal::Misalignment misalignment;
  fiscal::Alignment alignment;
};

// "VENDOR+PARTNER".
std::string KindsText(const fiscal::Candidate& candidate);

// One answer in the three formats. JSON and CSV are fixed forms for programs: figures rounded to
// six decimals, ISO dates.
std::string PairAsText(const PairReport& report, const Terminal& terminal);
std::string PairAsJson(const PairReport& report);
std::string PairAsCsv(const PairReport& report);

}  // namespace tandem::client
