#pragma once

#include <optional>

#include "services/fiscal_alignment/domain/cadence.h"

namespace tandem::fiscal {

// When a cadence plans its year, and how near that is to both sides' year starts.
struct Planning {
  std::optional<CivilDay> plan_from;
  PerSide<double> freshness_by;
  double freshness = 0;
};

// How good it is to plan `lag_days` after a fiscal-year start (negative: before it): 1 in the
// planning window, from 56 days before to 30 days after, falling to 0 on both sides of it.
double Freshness(int lag_days);

// Sequential periods plan on both sides' year starts; every other cadence on the day after each
// fourth close, in the one of the four phases with the best freshness (a tie: the earlier start).
Planning PlanningOf(const Partnership& pair, const Cadence& cadence, double vendor_share);

// vendor^share · partner^(1 − share): zero as soon as one side is.
double GeometricMean(const PerSide<double>& sides, double vendor_share);

}  // namespace tandem::fiscal
