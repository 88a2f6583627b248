#include "services/fiscal_alignment/domain/cadence.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/fiscal_alignment/domain/nearest.h"
#include "services/fiscal_alignment/domain/rounding.h"
#include "services/fiscal_alignment/domain/sequential_periods.h"

namespace tandem::fiscal {
namespace {

constexpr int kMostFirstMonth = 3;
constexpr int kMostWeeksBefore = 12;
// A new quarter end must lie, on the mean, at least this many calendar days from both own cycles.
constexpr double kLeastDistance = 7;
constexpr double kLeastDistanceOfEarlier = 0.05;

double MeanDistance(const Cadence& from, const Cadence& to) {
  if (to.closes.empty()) return kLeastDistance;
  double sum = 0;
  NearestDay nearest(to.closes);
  for (const CivilDay close : from.shown()) {
    const int days = nearest.To(close) - close;
    sum += days < 0 ? -days : days;
  }
  return sum / static_cast<double>(from.shown().size());
}

// Whether every close of `side` in the horizon has one of the other side within 14 days.
bool AllClosesMeet(const Partnership& pair, Side side) {
  NearestDay nearest(pair[Other(side)].close_days());
  return std::ranges::all_of(pair[side].closes_in_horizon(), [&](const OwnClose& close) {
    return IsNear(nearest.To(close.day), close.day);
  });
}

// Whether the earlier of both closes is a rule for the two.
bool HasEarlier(const Partnership& pair) {
  return AllClosesMeet(pair, Side::kVendor) && AllClosesMeet(pair, Side::kPartner);
}

Cadence EarlierOfBoth(const Partnership& pair) {
  std::vector<FoundClose> closes;
  NearestDay nearest(pair.partner.close_days());
  for (const CivilDay close : pair.vendor.close_days()) {
    closes.push_back({close, MeetBoth(pair, Side::kVendor, close, nearest.To(close))});
  }
  return MakeCadence(Kind::kNew, {.form = CadenceRule::Form::kEarlier}, std::move(closes),
                     pair.horizon());
}

Cadence MonthEnds(const Partnership& pair, int first_month) {
  const CivilDay begin = pair.horizon().from - Horizon::kMarginDays;
  const CivilDay end = pair.horizon().end() + Horizon::kMarginDays;
  std::vector<FoundClose> closes;
  for (int year = begin.year(); year <= end.year(); ++year) {
    for (int month = first_month; month <= 12; month += 3) {
      const CivilDay last = CivilDay::LastOfMonth(year, static_cast<unsigned>(month));
      if (begin <= last && last < end) closes.push_back({last, pair.joint.LastOnOrBefore(last)});
    }
  }
  return MakeCadence(Kind::kNew, {.form = CadenceRule::Form::kMonthEnds, .number = first_month},
                     std::move(closes), pair.horizon());
}

Cadence WeeksBefore(const Partnership& pair, Side side, int weeks) {
  std::vector<FoundClose> closes;
  for (const CivilDay close : pair[side].close_days()) {
    const CivilDay nominal = close - 7 * weeks;
    closes.push_back({nominal, pair.joint.LastOnOrBefore(nominal)});
  }
  return MakeCadence(Kind::kNew,
                     {.form = CadenceRule::Form::kWeeksBefore, .side = side, .number = weeks},
                     std::move(closes), pair.horizon());
}

}  // namespace

std::string_view KindName(Kind kind) {
  switch (kind) {
    case Kind::kVendor:
      return "VENDOR";
    case Kind::kPartner:
      return "PARTNER";
    case Kind::kNew:
      return "NEW";
    case Kind::kTwo:
      return "TWO";
    case Kind::kManual:
      return "MANUAL";
  }
  return {};
}

std::string CadenceRule::ToString() const {
  const char letter = side == Side::kVendor ? 'V' : 'P';
  switch (form) {
    case Form::kOwnCycle:
      return fmt::format("{}'s cycle", letter);
    case Form::kEarlier:
      return "the earlier of both closes";
    case Form::kMonthEnds: {
      const auto month = [&](int ahead) {
        return MonthName(static_cast<unsigned>(number + ahead));
      };
      return fmt::format("month ends of {}, {}, {} and {}", month(0), month(3), month(6), month(9));
    }
    case Form::kWeeksBefore:
      return fmt::format("{} week{} before the close of {}", number, number == 1 ? "" : "s",
                         letter);
    case Form::kSequential:
      return "two sequential periods a year";
    case Form::kByHand:
      return "dates given by hand";
  }
  return {};
}

Status CadenceRule::Validate() const {
  const auto check = [&](std::string_view what, int most) {
    return 1 <= number && number <= most
               ? OkStatus()
               : InvalidArgument(fmt::format("{} must lie in 1 to {}, not {}", what, most, number));
  };
  if (form == Form::kMonthEnds) return check("the first month", kMostFirstMonth);
  return form == Form::kWeeksBefore ? check("the weeks", kMostWeeksBefore) : OkStatus();
}

Partnership::Partnership(const PartySchedule& vendor_schedule,
                         const PartySchedule& partner_schedule)
    : vendor(vendor_schedule),
      partner(partner_schedule),
      joint(calendar::WorkingDays::Joint(vendor.working(), partner.working())) {}

Cadence MakeCadence(Kind kind, const CadenceRule& rule, std::vector<FoundClose> found,
                    const Horizon& horizon) {
  Cadence cadence{.kind = kind, .rule = rule, .found = std::move(found)};
  cadence.closes.reserve(cadence.found.size());
  for (const FoundClose& found_close : cadence.found) cadence.closes.push_back(found_close.close);
  std::ranges::sort(cadence.closes);
  const auto repeated = std::ranges::unique(cadence.closes);
  cadence.closes.erase(repeated.begin(), repeated.end());
  const auto begin = std::ranges::lower_bound(cadence.closes, horizon.from);
  const auto end = std::ranges::lower_bound(cadence.closes, horizon.end());
  cadence.first_shown = static_cast<std::size_t>(begin - cadence.closes.begin());
  cadence.shown_count = static_cast<std::size_t>(end - begin);
  return cadence;
}

CivilDay Meet(const Partnership& pair, Side side, CivilDay close) {
  return pair.joint.LastOnOrBefore(pair[side].LatestSigning(close));
}

CivilDay MeetBoth(const Partnership& pair, Side side, CivilDay close, CivilDay others_close) {
  return pair.joint.LastOnOrBefore(
      std::min(pair[side].LatestSigning(close), pair[Other(side)].LatestSigning(others_close)));
}

Cadence OwnCycle(const Partnership& pair, Side side) {
  std::vector<FoundClose> closes;
  for (const CivilDay close : pair[side].close_days()) {
    closes.push_back({close, Meet(pair, side, close)});
  }
  return MakeCadence(side == Side::kVendor ? Kind::kVendor : Kind::kPartner,
                     {.form = CadenceRule::Form::kOwnCycle, .side = side}, std::move(closes),
                     pair.horizon());
}

bool IsNear(CivilDay a, CivilDay b) { return a - b <= kMeetingDays && b - a <= kMeetingDays; }

bool IsNewEnough(const Cadence& cadence, const Cadence& vendor, const Cadence& partner) {
  const double least =
      cadence.rule.form == CadenceRule::Form::kEarlier ? kLeastDistanceOfEarlier : kLeastDistance;
  return Rounded(MeanDistance(cadence, vendor)) >= least &&
         Rounded(MeanDistance(cadence, partner)) >= least;
}

std::vector<Cadence> NewCadences(const Partnership& pair) {
  std::vector<Cadence> cadences;
  cadences.reserve(1 + kMostFirstMonth + 2 * kMostWeeksBefore);
  if (HasEarlier(pair)) {
    cadences.push_back(EarlierOfBoth(pair));
  }
  for (int month = 1; month <= kMostFirstMonth; ++month) cadences.push_back(MonthEnds(pair, month));
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    for (int weeks = 1; weeks <= kMostWeeksBefore; ++weeks) {
      cadences.push_back(WeeksBefore(pair, side, weeks));
    }
  }
  return cadences;
}

StatusOr<Cadence> CadenceOf(const Partnership& pair, const CadenceRule& rule) {
  RETURN_IF_ERROR(rule.Validate());
  switch (rule.form) {
    case CadenceRule::Form::kOwnCycle:
      return OwnCycle(pair, rule.side);
    case CadenceRule::Form::kEarlier:
      if (HasEarlier(pair)) return EarlierOfBoth(pair);
      return FailedPrecondition(
          fmt::format("the earlier of both closes: a close of one side has none of the other "
                      "within {} days",
                      kMeetingDays));
    case CadenceRule::Form::kMonthEnds:
      return MonthEnds(pair, rule.number);
    case CadenceRule::Form::kWeeksBefore:
      return WeeksBefore(pair, rule.side, rule.number);
    case CadenceRule::Form::kSequential: {
      auto cadence = SequentialPeriods(pair);
      if (auto* found = std::get_if<Cadence>(&cadence)) return std::move(*found);
      return FailedPrecondition(
          fmt::format("two sequential periods a year: {}", std::get<std::string>(cadence)));
    }
    case CadenceRule::Form::kByHand:
      break;
  }
  return InvalidArgument("dates given by hand are no rule");
}

StatusOr<Cadence> ManualCadence(const Partnership& pair, const std::vector<CivilDay>& dates) {
  std::vector<CivilDay> distinct = dates;
  std::ranges::sort(distinct);
  const auto repeated = std::ranges::unique(distinct);
  distinct.erase(repeated.begin(), repeated.end());
  if (distinct.size() < 2)
    return InvalidArgument("closes by hand: at least two different dates are needed");
  // Closes years away from the horizon change nothing in it.
  const calendar::DaySpan span = pair.joint.span();
  std::erase_if(distinct, [&](CivilDay day) { return day < span.first || day > span.last; });
  std::vector<FoundClose> closes;
  closes.reserve(distinct.size());
  for (const CivilDay day : distinct) closes.push_back({day, pair.joint.LastOnOrBefore(day)});
  return MakeCadence(Kind::kManual, {.form = CadenceRule::Form::kByHand}, std::move(closes),
                     pair.horizon());
}

}  // namespace tandem::fiscal
