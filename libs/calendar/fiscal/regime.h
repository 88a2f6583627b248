#pragma once

#include <string>
#include <variant>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_period.h"
#include "libs/calendar/fiscal/period_shape.h"
#include "libs/calendar/fiscal/year_rule.h"
#include "libs/calendar/zone/booking_cutoff.h"

namespace tandem::calendar {

enum class LabelRule : std::uint8_t { kEnd, kStart };

// One quarter of one computed year ends on another day than the rule says: the quarter's last
// period absorbs the change, the following period begins a day later, identities stay.
struct QuarterOverride {
  int year = 0;     // label
  int quarter = 0;  // 1-based
  CivilDay last;

  friend auto operator<=>(const QuarterOverride&, const QuarterOverride&) = default;
};

// A calendar given by a rule, without end on either side.
struct RuleRegime {
  YearRule rule;
  PeriodShape shape;
  LabelRule label = LabelRule::kEnd;
  std::vector<QuarterOverride> overrides;  // sorted by year and quarter, no two of one quarter

  int LabelOffset() const;
  // The periods of year `number`, overrides applied, in order. Appends to `periods`.
  void AppendYear(int number, int regime, std::vector<FiscalPeriod>& periods) const;
  // INVALID_ARGUMENT unless the shape tiles and every overridden year still does.
  Status Validate() const;
};

// A calendar given period by period. It holds whole fiscal years: the first row starts a year, the
// last one ends a year, in between a year starts where the label changes.
struct RowsRegime {
  std::string path;  // where the rows came from, for the notation
  std::vector<FiscalPeriod> rows;
  std::vector<int> lines;  // of the rows in that file, for messages

  // INVALID_ARGUMENT unless the rows tile their span and number their periods upwards.
  Status Validate() const;
};

struct Regime {
  std::variant<RuleRegime, RowsRegime> periods;
  BookingCutoff cutoff;

  const RuleRegime* rule() const { return std::get_if<RuleRegime>(&periods); }
  const RowsRegime* rows() const { return std::get_if<RowsRegime>(&periods); }
};

// The single period between two regimes.
struct Bridge {
  CivilDay first;
  CivilDay last;  // included
};

}  // namespace tandem::calendar
