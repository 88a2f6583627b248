#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/fiscal_alignment/domain/alignment.h"

namespace tandem::fiscal {

// Standing figures look this far ahead, from the first day of the current month.
inline constexpr int kStandingYears = 5;
inline CivilDay FirstOfMonth(CivilDay day) { return CivilDay::FromYmd(day.year(), day.month(), 1); }

// What an alignment comes to in a list of partnerships. A plain value; figures are whole
// billionths, because they are compared after rounding to 9 decimals.
struct StandingFigure {
  std::optional<std::int64_t> friction;
  std::optional<std::int64_t> gain;
  std::vector<Kind> best_kinds;  // of the best candidate, none if there is no candidate
  CadenceRule best_rule;
  std::optional<CivilDay> plan_from;
  bool estimated = false;
  std::string problem;  // why nothing could be computed; then all else is empty

  friend bool operator==(const StandingFigure&, const StandingFigure&) = default;
};

inline double ToFigure(std::int64_t billionths) { return static_cast<double>(billionths) / 1e9; }

// Of an alignment without dates by hand.
StandingFigure Summarise(const Alignment& alignment);

// One line of text, which Decode reads back.
std::string Encode(const StandingFigure& figure);
// Nothing if the text is not what Encode writes: caches hold what strangers may have written.
std::optional<StandingFigure> Decode(std::string_view text);

}  // namespace tandem::fiscal
