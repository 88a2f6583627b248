#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "libs/calendar/fiscal/fiscal_period.h"
#include "libs/calendar/fiscal/regime.h"

namespace tandem::calendar {

// The fiscal calendar of one organisation: one or more regimes, joined by bridges. Its periods tile
// the covered days without gap or overlap. Immutable, so any number of threads may read it; copying
// copies the rule, not its dates, which are computed when asked for.
class FiscalCalendar {
 public:
  // `bridges[i]` joins `regimes[i]` to `regimes[i + 1]`. INVALID_ARGUMENT where a regime does not
  // tile, a bridge has not 1 to 18 months, or rows leave a gap beside a bridge.
  static StatusOr<FiscalCalendar> Create(std::vector<Regime> regimes, std::vector<Bridge> bridges);

  // The days for which the calendar has periods: a few decades beyond the supported years, or the
  // span of its rows.
  CivilDay first_day() const { return segments_.front().first; }
  CivilDay last_day() const { return segments_.back().last; }
  // INVALID_ARGUMENT that names the covered days, unless all of [first, last] is among them.
  Status CheckCovers(CivilDay first, CivilDay last) const;

  // Every period or quarter that touches [first, last], whole and in order; days that are not
  // covered have none.
  std::vector<FiscalPeriod> Periods(CivilDay first, CivilDay last) const;
  std::vector<FiscalQuarter> Quarters(CivilDay first, CivilDay last) const;
  // INVALID_ARGUMENT for a day that is not covered.
  StatusOr<FiscalPeriod> PeriodOf(CivilDay day) const;
  StatusOr<FiscalQuarter> QuarterOf(CivilDay day) const;

  // The nominal first day of the fiscal year that contains `day`; none inside a bridge or outside
  // the covered days.
  std::optional<CivilDay> AnchorFirstOf(CivilDay day) const;

  // The instant at which booking closes on `day`, by the regime in force.
  StatusOr<std::chrono::sys_seconds> CloseInstantOf(CivilDay day) const;

  const std::vector<Regime>& regimes() const { return regimes_; }
  const std::vector<Bridge>& bridges() const { return bridges_; }

 private:
  // A stretch of days under one regime, or one bridge.
  struct Segment {
    CivilDay first;
    CivilDay last;
    int regime = 1;  // 1-based
    bool bridge = false;
  };

  FiscalCalendar(std::vector<Regime> regimes, std::vector<Bridge> bridges)
      : regimes_(std::move(regimes)), bridges_(std::move(bridges)) {}

  Status Join();
  const Segment* SegmentOf(CivilDay day) const;
  // The periods of all years that touch [first, last], cut to their segments.
  std::vector<FiscalPeriod> PeriodsOfYears(CivilDay first, CivilDay last) const;
  void AppendSegment(const Segment& segment, CivilDay first, CivilDay last,
                     std::vector<FiscalPeriod>& periods) const;

  std::vector<Regime> regimes_;
  std::vector<Bridge> bridges_;
  std::vector<Segment> segments_;
};

}  // namespace tandem::calendar
