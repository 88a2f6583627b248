#include "services/fiscal_alignment/domain/planning.h"

#include <algorithm>
#include <cmath>

#include "services/fiscal_alignment/domain/nearest.h"
#include "services/fiscal_alignment/domain/rounding.h"

namespace tandem::fiscal {
namespace {

constexpr int kWindowBefore = 56;
constexpr int kWindowAfter = 30;
constexpr int kRoundsPerCycle = 4;

// The year starts in the horizon or, if there are none, the last one before it.
std::span<const CivilDay> JudgedYearStarts(const PartySchedule& side) {
  const auto inside = side.year_starts_in_horizon();
  if (!inside.empty()) return inside;
  const auto all = side.year_starts();
  const auto after = std::ranges::lower_bound(all, side.horizon().from);
  return {after == all.begin() ? after : std::prev(after), after};
}

double MeanFreshness(const PartySchedule& side, std::span<const CivilDay> planning_days) {
  const std::span<const CivilDay> starts = JudgedYearStarts(side);
  if (starts.empty()) return 0;
  double sum = 0;
  NearestDay nearest(planning_days);
  for (const CivilDay start : starts) sum += Freshness(nearest.To(start) - start);
  return sum / static_cast<double>(starts.size());
}

Planning PlanOn(const Partnership& pair, std::span<const CivilDay> days, double vendor_share) {
  Planning planning;
  const auto first = std::ranges::lower_bound(days, pair.horizon().from);
  if (first != days.end()) planning.plan_from = *first;
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    planning.freshness_by[side] = MeanFreshness(pair[side], days);
  }
  planning.freshness = GeometricMean(planning.freshness_by, vendor_share);
  return planning;
}

bool IsBetter(const Planning& a, const Planning& b) {
  const double fresh_a = Rounded(a.freshness);
  const double fresh_b = Rounded(b.freshness);
  if (fresh_a != fresh_b) return fresh_a > fresh_b;
  return a.plan_from && (!b.plan_from || *a.plan_from < *b.plan_from);
}

}  // namespace

double Freshness(int lag_days) {
  if (lag_days > kWindowAfter) return std::max(0.0, 1 - (lag_days - kWindowAfter) / 122.0);
  if (lag_days < -kWindowBefore) return std::max(0.0, 1 - (-kWindowBefore - lag_days) / 96.0);
  return 1;
}

double GeometricMean(const PerSide<double>& sides, double vendor_share) {
  if (vendor_share == 0.5) return std::sqrt(sides.vendor * sides.partner);
  return std::pow(sides.vendor, vendor_share) * std::pow(sides.partner, 1 - vendor_share);
}

Planning PlanningOf(const Partnership& pair, const Cadence& cadence, double vendor_share) {
  if (!cadence.year_starts.empty()) return PlanOn(pair, cadence.year_starts, vendor_share);
  std::optional<Planning> best;
  std::vector<CivilDay> days;
  for (std::size_t phase = 0; phase < kRoundsPerCycle; ++phase) {
    days.clear();
    for (std::size_t i = phase; i < cadence.closes.size(); i += kRoundsPerCycle) {
      days.push_back(cadence.closes[i] + 1);
    }
    if (days.empty()) break;
    const Planning planning = PlanOn(pair, days, vendor_share);
    if (!best || IsBetter(planning, *best)) best = planning;
  }
  return best.value_or(Planning{});
}

}  // namespace tandem::fiscal
