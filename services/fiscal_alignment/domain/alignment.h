#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/fiscal_alignment/domain/cadence.h"
#include "services/fiscal_alignment/domain/score.h"

namespace tandem::fiscal {

// A way to close together, judged. Cadences with the same closes in the horizon and equally many
// planning rounds are one candidate of several kinds.
struct Candidate {
  std::vector<Kind> kinds;  // in the order of Kind
  CadenceRule rule;
  std::vector<CivilDay> closes;  // in the horizon
  int stub_days = 0;
  bool pareto = false;  // no other candidate is at least as good in all terms and better in one
  Judgement judgement;

  bool Is(Kind kind) const;
};

// A kind that does not exist for this partnership, and why.
struct NotOffered {
  Kind kind;
  std::string why;
};

// What could serve both sides, best first (F3). Nothing is chosen.
struct Alignment {
  std::vector<Candidate> candidates;
  std::vector<NotOffered> not_offered;
  // 100 − the score of VENDOR: what today's habit costs. None if VENDOR has no close.
  std::optional<double> friction;
  // The best score − that of VENDOR.
  std::optional<double> gain;
  // Whether the answer rests on assumed or estimated holidays in the horizon.
  bool estimated = false;
};

// All candidates of every kind that exists, the exact optimum of the stated family of rules first;
// `manual` dates, if there are any, are judged alike. Deterministic and thread-safe.
// INVALID_ARGUMENT for bad settings or manual dates; FAILED_PRECONDITION if the two sides share no
// working day.
StatusOr<Alignment> Align(const Partnership& pair, const std::vector<CivilDay>& manual,
                          const ScoreSettings& settings);

}  // namespace tandem::fiscal
