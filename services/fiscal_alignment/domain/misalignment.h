#pragma once

#include <optional>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "services/fiscal_alignment/domain/side.h"

namespace tandem::fiscal {

// How far two calendars are apart, on nominal dates (F2).
struct Misalignment {
  // Whole months, 0…11, from the vendor's year start to the partner's; none where either side is in
  // a bridge when the horizon begins.
  std::optional<int> year_offset_months;
  // The same from the partner's year start to the day on which the vendor asks for the annual plan,
  // for which its year start stands until that day is known.
  std::optional<int> planning_lag_months;
  // For each vendor quarter end in the horizon: the nearest partner quarter end minus it, in
  // calendar days; of two equally near the earlier one.
  std::vector<int> days_to_nearest_close;
  // Days of the horizon in an urgency window of both sides, and of either.
  int shared_days = 0;
  int union_days = 0;

  friend bool operator==(const Misalignment&, const Misalignment&) = default;
};

// What misalignment needs of one calendar, so that a vendor's is computed once for all partners.
struct NominalCloses {
  std::optional<unsigned> anchor_month;  // in which the year containing the first day begins
  std::vector<CivilDay> days;            // in and around the horizon, in order
  int window_days = 0;                   // days of the horizon in an urgency window
};

// INVALID_ARGUMENT unless the calendar covers the horizon.
StatusOr<NominalCloses> NominalClosesOf(const calendar::FiscalCalendar& calendar,
                                        const Horizon& horizon);

// Thread-safe; both closes must be those of `horizon`.
Misalignment MeasureMisalignment(const NominalCloses& vendor, const NominalCloses& partner,
                                 const Horizon& horizon);

}  // namespace tandem::fiscal
