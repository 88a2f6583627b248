#pragma once

#include <compare>
#include <optional>
#include <vector>

#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/mop/mop.h"
#include "services/fiscal_alignment/domain/organisation.h"

// The calendar of a MOP (F7): formulas.md 7. All functions are pure.
namespace tandem::fiscal {

enum class MopEntryKind {  // in the order of MopCalendarEntry.Kind of the API, from 1
  kJointClose = 1,
  kUrgencyWindow,
  kPlanningWindow,
  kWeeklyReview,
  kMonthlyReview,
  kQuarterlyReview,
  kOwnQuarterEnd,
};

// Which entry of a MOP's calendar is meant, whatever its days. The ordinal counts, from 1, the
// closes, weeks, months, year starts or quarter ends of the term that was agreed, not the entries:
// a day that moves or falls away never gives another entry its name.
struct MopEntryId {
  MopEntryKind kind = MopEntryKind::kJointClose;
  std::optional<Side> side;  // of kPlanningWindow and kOwnQuarterEnd
  int ordinal = 0;

  friend auto operator<=>(const MopEntryId&, const MopEntryId&) = default;
};

struct MopEntry {
  MopEntryId id;
  calendar::DaySpan days;
  bool ends_year = false;  // of kOwnQuarterEnd

  friend bool operator==(const MopEntry&, const MopEntry&) = default;
};

struct MopCalendar {
  std::vector<MopEntry> entries;  // by first day, then id
  bool estimated = false;         // whether holidays on which they rest are assumed or estimated

  friend bool operator==(const MopCalendar&, const MopCalendar&) = default;
};

inline constexpr int kPlanningDaysBefore = 56;  // a fiscal-year start
inline constexpr int kPlanningDaysAfter = 30;
inline constexpr int kReviewWorkingDays = 5;  // behind a joint close

// The calendar of agreed terms, of which `term` is left. Calendars are those agreed on; working
// days and leads are those of now, the working days of PartySchedule::WorkingSpan of
// HorizonOf(terms.term). Closes fall back to a joint working day and reviews are put on one; what
// does not lie in `term` is left out or clipped. A DIFFERENCE has no closes and no reviews.
// INVALID_ARGUMENT or FAILED_PRECONDITION where a calendar does not cover the term or the rule does
// not exist for the two.
StatusOr<MopCalendar> MopCalendarOf(const MopTerms& terms, const calendar::DaySpan& term,
                                    const Organisation& vendor, const Organisation& partner);

}  // namespace tandem::fiscal
