#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "libs/base/clock.h"
#include "libs/base/status.h"
#include "services/partner_registry/domain/calendar_spec.h"

namespace tandem::partner {

// Why a revision of a calendar exists.
enum class CalendarKind { kRecorded, kCorrection, kChangeOfYearEnd };

// Somebody made sure that a calendar is right.
struct Verification {
  std::string person;
  std::string method;
  Instant time;

  friend bool operator==(const Verification&, const Verification&) = default;
};

// One revision of an organisation's calendar. Only its verification is ever added or renewed.
struct CalendarRevision {
  CalendarSpec spec;
  std::int64_t revision = 1;
  CalendarKind kind = CalendarKind::kRecorded;
  std::string reason;
  std::string recorded_by;
  Instant create_time;
  std::optional<Verification> verification;
  std::int64_t verifications = 0;  // how often it was verified; part of the etag

  friend bool operator==(const CalendarRevision&, const CalendarRevision&) = default;
};

// The right rule in place of `known`, which was written down wrongly. Periods keep their identities
// (regime, year, number), so the number of regimes must stay: FAILED_PRECONDITION otherwise (reason
// REGIMES_DIFFER), and if nothing differs (NOTHING_TO_CORRECT).
Status CheckCorrection(const CheckedCalendar& known, const CheckedCalendar& right);

// The organisation closes its year by the single regime `next` from the day after `last` on; the
// days from `first` to `last` are one bridge period. Periods that end before `first` stay as they
// are, identities and dates. INVALID_ARGUMENT names "bridge" or "spec".
StatusOr<CheckedCalendar> ChangeYearEnd(const CheckedCalendar& known, CivilDay first, CivilDay last,
                                        const CalendarSpec& next);

}  // namespace tandem::partner
