#pragma once

#include <compare>
#include <vector>

#include "services/fiscal_alignment/domain/mop_calendar/mop_calendar.h"

// What each side does for the other's quarter end (F8): formulas.md 7. All functions are pure.
namespace tandem::fiscal {

// "What do they need from us?", asked ten of the acting side's working days before the other's
// quarter end.
inline constexpr int kReciprocityWorkingDays = 10;

// Which task of a MOP is meant: the side whose quarter ends, and the ordinal of that quarter end.
struct ReciprocityTaskId {
  Side closing_side = Side::kPartner;
  int ordinal = 0;

  Side acting_side() const { return Other(closing_side); }
  friend auto operator<=>(const ReciprocityTaskId&, const ReciprocityTaskId&) = default;
};

struct ReciprocityDates {
  ReciprocityTaskId id;
  CivilDay close;  // nominal
  CivilDay due;

  friend bool operator==(const ReciprocityDates&, const ReciprocityDates&) = default;
};

// A task for every quarter end of either side within the agreed terms' rest `term` and within
// `days`, by close. The organisations have the calendars that were agreed on and the working days
// of now, at least from kReciprocityReachDays before `days` on. INVALID_ARGUMENT where a calendar
// does not cover the term.
StatusOr<std::vector<ReciprocityDates>> ReciprocityOf(const MopTerms& terms,
                                                      const calendar::DaySpan& term,
                                                      const calendar::DaySpan& days,
                                                      const Organisation& vendor,
                                                      const Organisation& partner);

// Ten working days lie in so many days, unless an organisation shuts down for months.
inline constexpr int kReciprocityReachDays = 400;

}  // namespace tandem::fiscal
