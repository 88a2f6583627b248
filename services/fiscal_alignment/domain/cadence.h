#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/party_schedule.h"
#include "services/fiscal_alignment/domain/side.h"

namespace tandem::fiscal {

// What a candidate for a Mutual Operating Period is (F3).
enum class Kind { kVendor, kPartner, kNew, kTwo, kManual };

// "VENDOR", "PARTNER", "NEW", "TWO", "MANUAL".
std::string_view KindName(Kind kind);

// The rule by which joint closes are found.
struct CadenceRule {
  enum class Form {
    kOwnCycle,     // every close of `side`
    kEarlier,      // the earlier of both closes
    kMonthEnds,    // the ends of months number, number+3, number+6, number+9
    kWeeksBefore,  // `number` weeks before every close of `side`
    kSequential,   // two sequential periods a year
    kByHand,       // dates given by a person
  };
  Form form = Form::kOwnCycle;
  Side side = Side::kVendor;
  int number = 0;

  // In the words of formulas.md, with V and P for the sides: "2 weeks before the close of V".
  std::string ToString() const;
  // INVALID_ARGUMENT for a month outside 1 to 3 or weeks outside 1 to 12.
  Status Validate() const;
  friend bool operator==(const CadenceRule&, const CadenceRule&) = default;
};

// Both sides of one partnership, with the days on which both work. The schedules must be of one
// horizon and outlive it.
struct Partnership {
  Partnership(const PartySchedule& vendor_schedule, const PartySchedule& partner_schedule);

  const PartySchedule& operator[](Side side) const {
    return side == Side::kVendor ? vendor : partner;
  }
  const Horizon& horizon() const { return vendor.horizon(); }

  const PartySchedule& vendor;
  const PartySchedule& partner;
  calendar::WorkingDays joint;
};

// A joint close and the day from which it fell back to one: a side's own close, a month's end.
struct FoundClose {
  CivilDay nominal;
  CivilDay close;
};

// Joint closes by one rule.
struct Cadence {
  Kind kind = Kind::kVendor;
  CadenceRule rule;
  std::vector<FoundClose> found;  // also around the horizon, as the rule finds them
  std::vector<CivilDay> closes;   // sorted, distinct, also around the horizon
  std::size_t first_shown = 0;    // the first close in the horizon
  std::size_t shown_count = 0;
  int stub_days = 0;  // sequential periods only
  // Sequential periods plan on both sides' year starts; all others behind every fourth close.
  std::vector<CivilDay> year_starts;

  // The closes in the horizon.
  std::span<const CivilDay> shown() const {
    return std::span(closes).subspan(first_shown, shown_count);
  }
};

// Takes closes in any order, sorts them and drops repetitions.
Cadence MakeCadence(Kind kind, const CadenceRule& rule, std::vector<FoundClose> found,
                    const Horizon& horizon);

// VENDOR and PARTNER.
Cadence OwnCycle(const Partnership& pair, Side side);

// All rules for a new quarter end, in the order in which ties are decided; the earlier of both
// closes only where every close of each side in the horizon has one of the other within 14 days.
std::vector<Cadence> NewCadences(const Partnership& pair);

// The cadence of any rule but dates given by hand. INVALID_ARGUMENT for these and for what Validate
// refuses; FAILED_PRECONDITION that says why where the rule does not exist for the two: the earlier
// of both closes, two sequential periods.
StatusOr<Cadence> CadenceOf(const Partnership& pair, const CadenceRule& rule);

// Dates given by hand; each falls back to the latest joint working day. INVALID_ARGUMENT for fewer
// than two distinct dates.
StatusOr<Cadence> ManualCadence(const Partnership& pair, const std::vector<CivilDay>& dates);

// How near the other side's close must be, in calendar days, to be met together.
inline constexpr int kMeetingDays = 14;
// Whether two closes are at most that far apart.
bool IsNear(CivilDay a, CivilDay b);

// Whether a rule for a new quarter end differs enough from both own cycles to be worth showing: the
// mean distance of its closes in the horizon to the nearest close of either is 7 calendar days or
// more (for the earlier of both closes: 0.05).
bool IsNewEnough(const Cadence& cadence, const Cadence& vendor, const Cadence& partner);

// The latest joint working day on which a deal may be signed to be booked by `close`.
CivilDay Meet(const Partnership& pair, Side side, CivilDay close);
// The same for closes of both sides.
CivilDay MeetBoth(const Partnership& pair, Side side, CivilDay close, CivilDay others_close);

}  // namespace tandem::fiscal
