#pragma once

#include <optional>

#include "libs/base/status.h"
#include "services/fiscal_alignment/domain/cadence.h"

namespace tandem::fiscal {

// How the terms make a score: a vendor's settings.
struct ScoreSettings {
  double urgency = 30;
  double coverage = 20;
  double calm = 10;
  double evenness = 10;
  double stability = 10;
  double freshness = 15;
  double simplicity = 5;
  // The vendor's exponent in the geometric mean of both sides, 0…1; the partner's is the rest.
  double vendor_share = 0.5;
  // Working days of slack up to which a joint close fits an own close fully.
  int fit_window_days = 10;

  // INVALID_ARGUMENT unless the weights are not negative and sum to 100, and the rest is in range.
  Status Validate() const;

  friend bool operator==(const ScoreSettings&, const ScoreSettings&) = default;
};

// The seven terms of the score (F4), each in [0, 1], 1 best; formulas.md 5 defines them.
struct Terms {
  // Is the joint close shortly before each side's own close, so that its urgency helps?
  double urgency = 0;
  PerSide<double> urgency_by;
  // Does every own close, year ends counting twice, have a joint close before it?
  double coverage = 0;
  PerSide<double> coverage_by;
  double calm = 0;       // joint working days in the fortnight up to a joint close
  double evenness = 0;   // equally long periods
  double stability = 0;  // always the same slack
  // Does planning fall near each side's year start?
  double freshness = 0;
  PerSide<double> freshness_by;
  double simplicity = 0;

  friend bool operator==(const Terms&, const Terms&) = default;
};

// A cadence judged.
struct Judgement {
  Terms terms;
  double score = 0;                   // 0…100
  std::optional<CivilDay> plan_from;  // the first planning day at or after the horizon's start
  PerSide<double> median_slack;       // working days from joint close to own close
};

// `cadence` must have a close in the horizon.
Judgement Judge(const Partnership& pair, const Cadence& cadence, const ScoreSettings& settings);

// Whether `a` is at least as good as `b` in all seven terms and better in one.
bool Dominates(const Terms& a, const Terms& b);

}  // namespace tandem::fiscal
