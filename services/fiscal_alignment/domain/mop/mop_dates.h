#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/fiscal_alignment/domain/mop/mop.h"
#include "services/fiscal_alignment/domain/organisation.h"

namespace tandem::fiscal {

// A side's own nominal quarter end.
struct OwnQuarterEnd {
  CivilDay day;
  bool ends_year = false;

  friend bool operator==(const OwnQuarterEnd&, const OwnQuarterEnd&) = default;
};

// What two calendars make of a MOP's term. Working days and leads are those of now.
struct MopDates {
  std::vector<CivilDay> closes;  // joint, in order; dated ones as they were given
  PerSide<std::vector<OwnQuarterEnd>> quarter_ends;
  PerSide<std::vector<CivilDay>> year_starts;

  friend bool operator==(const MopDates&, const MopDates&) = default;
};

// The horizon whose schedules cover the term. `Organisation::working` given below must be of
// PartySchedule::WorkingSpan of it.
Horizon HorizonOf(const calendar::DaySpan& term);

// A side as it is known: `organisation` is none while its calendar is not known.
struct KnownSide {
  std::int64_t revision = 0;  // of the calendar
  std::optional<Organisation> organisation;
};

// What is known of both sides for a version's term: what the guards of an offer ask about. Pure.
struct MopBasis {
  PerSide<std::int64_t> revisions;  // of the calendars, 0: not known
  std::optional<MopDates> dates;    // none: they cannot be computed
  // Why an offer on this basis is not possible, in sentences, all of them: an unknown calendar;
  // fewer than two closes, closes out of order, outside of the term or on no joint working day; a
  // change of year-end within the term; a rule that does not exist for the two.
  std::vector<std::string> obstacles;
  std::string vendor_zone;  // of the vendor's booking; "UTC" while unknown
};
MopBasis BasisOf(const MopTerms& terms, const PerSide<KnownSide>& sides);

// The dates of the term alone; INVALID_ARGUMENT or FAILED_PRECONDITION where a calendar does not
// cover it or the rule does not exist for the two.
StatusOr<MopDates> DatesOf(const MopTerms& terms, const calendar::DaySpan& term,
                           const Organisation& vendor, const Organisation& partner);

// What differs between two sets of dates from `from` on, in sentences; empty: nothing. Says first
// what changed for whom: "the partner's quarter end 2027-03-31 becomes 2027-04-30".
std::vector<std::string> DifferencesFrom(CivilDay from, const MopDates& before,
                                         const MopDates& after);

}  // namespace tandem::fiscal
