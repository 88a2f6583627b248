#include "libs/calendar/fiscal/fiscal_calendar.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::calendar {
namespace {

// Rules are computed this far, so that windows and neighbours of the supported years exist.
constexpr CivilDay kEarliest = CivilDay::FromYmd(kFirstYear - 50, 1, 1);
constexpr CivilDay kLatest = CivilDay::FromYmd(kLastYear + 50, 12, 31);

constexpr int kMostBridgeMonths = 18;
// A week-based year ends up to a week beside its month end, and so does a bridge beside it.
constexpr int kWeekDrift = 7;

bool IsWeekBased(const Regime& regime) {
  return regime.rule() != nullptr && regime.rule()->rule.is_week_based();
}

Status CheckLength(const Bridge& bridge, bool drifts) {
  const int slack = drifts ? kWeekDrift : 0;
  const CivilDay end = bridge.last + 1;
  if (end + slack < bridge.first.PlusMonths(1) ||
      end - slack > bridge.first.PlusMonths(kMostBridgeMonths)) {
    return InvalidArgument(fmt::format("bridge {}..{}: must last 1 to {} months",
                                       bridge.first.ToString(), bridge.last.ToString(),
                                       kMostBridgeMonths));
  }
  return OkStatus();
}

// Cuts the periods from index `begin` on, which are in order, to the days [first, last].
void CutTo(CivilDay first, CivilDay last, std::size_t begin, std::vector<FiscalPeriod>& periods) {
  if (periods.size() == begin) return;
  if (periods[begin].first >= first && periods.back().last <= last) return;
  const auto outside = [&](const FiscalPeriod& period) {
    return period.last < first || period.first > last;
  };
  const auto from = periods.begin() + static_cast<std::ptrdiff_t>(begin);
  periods.erase(std::remove_if(from, periods.end(), outside), periods.end());
  for (std::size_t i = begin; i < periods.size(); ++i) {
    FiscalPeriod& period = periods[i];
    if (period.first >= first && period.last <= last) continue;
    period.first = std::max(period.first, first);
    period.last = std::min(period.last, last);
    const int days = period.last - period.first + 1;
    period.weeks = period.weeks != 0 && days % 7 == 0 ? days / 7 : 0;
  }
}

bool SameYear(const FiscalPeriod& a, const FiscalPeriod& b) {
  return a.regime == b.regime && a.year == b.year;
}

}  // namespace

StatusOr<FiscalCalendar> FiscalCalendar::Create(std::vector<Regime> regimes,
                                                std::vector<Bridge> bridges) {
  if (regimes.empty() || bridges.size() + 1 != regimes.size()) {
    return InvalidArgument("regimes must be joined by one bridge between each two");
  }
  for (const Regime& regime : regimes) {
    RETURN_IF_ERROR(regime.rule() != nullptr ? regime.rule()->Validate()
                                             : regime.rows()->Validate());
  }
  for (std::size_t i = 0; i < bridges.size(); ++i) {
    RETURN_IF_ERROR(
        CheckLength(bridges[i], IsWeekBased(regimes[i]) || IsWeekBased(regimes[i + 1])));
  }
  FiscalCalendar calendar(std::move(regimes), std::move(bridges));
  RETURN_IF_ERROR(calendar.Join());
  return calendar;
}

Status FiscalCalendar::Join() {
  for (std::size_t i = 0; i < regimes_.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    Segment segment{.first = kEarliest, .last = kLatest, .regime = number};
    if (i > 0) {
      const Bridge& before = bridges_[i - 1];
      segments_.push_back(
          {.first = before.first, .last = before.last, .regime = number, .bridge = true});
      segment.first = before.last + 1;
    }
    if (i + 1 < regimes_.size()) segment.last = bridges_[i].first - 1;
    if (segment.last < segment.first) {
      return InvalidArgument("bridges must be in order, with at least one day between each two");
    }
    if (const RowsRegime* rows = regimes_[i].rows(); rows != nullptr) {
      const CivilDay first = rows->rows.front().first;
      const CivilDay last = rows->rows.back().last;
      if ((i > 0 && first > segment.first) || (i + 1 < regimes_.size() && last < segment.last)) {
        return InvalidArgument(
            fmt::format("rows cover {} to {} and leave a gap to the bridge beside them",
                        first.ToString(), last.ToString()));
      }
      segment.first = std::max(segment.first, first);
      segment.last = std::min(segment.last, last);
    } else {
      for (const QuarterOverride& one : regimes_[i].rule()->overrides) {
        if (one.last < segment.first || one.last > segment.last) {
          return InvalidArgument(fmt::format("override {}: q{} {} lies outside its regime",
                                             one.year, one.quarter, one.last.ToString()));
        }
      }
    }
    segments_.push_back(segment);
  }
  return OkStatus();
}

Status FiscalCalendar::CheckCovers(CivilDay first, CivilDay last) const {
  if (first >= first_day() && last <= last_day()) return OkStatus();
  return InvalidArgument(fmt::format("the calendar covers {} to {}, but {} to {} is needed",
                                     first_day().ToString(), last_day().ToString(),
                                     first.ToString(), last.ToString()));
}

const FiscalCalendar::Segment* FiscalCalendar::SegmentOf(CivilDay day) const {
  const auto found = std::ranges::find_if(segments_, [&](const Segment& segment) {
    return segment.first <= day && day <= segment.last;
  });
  return found == segments_.end() ? nullptr : &*found;
}

void FiscalCalendar::AppendSegment(const Segment& segment, CivilDay first, CivilDay last,
                                   std::vector<FiscalPeriod>& periods) const {
  if (segment.bridge) {
    periods.push_back({.regime = segment.regime,
                       .year = {.year = segment.last.year(), .bridge = true},
                       .quarter = 0,
                       .period = 1,
                       .first = segment.first,
                       .last = segment.last});
    return;
  }
  const Regime& regime = regimes_[static_cast<std::size_t>(segment.regime - 1)];
  const std::size_t begin = periods.size();
  if (const RuleRegime* rule = regime.rule(); rule != nullptr) {
    // An override may move a year's end past `first` or before `last`: take a year more then.
    const int margin = rule->overrides.empty() ? 0 : 1;
    const int last_year = rule->rule.NumberOf(last) + margin;
    for (int year = rule->rule.NumberOf(first) - margin; year <= last_year; ++year) {
      rule->AppendYear(year, segment.regime, periods);
    }
  } else {
    const std::vector<FiscalPeriod>& rows = regime.rows()->rows;
    periods.insert(periods.end(), rows.begin(), rows.end());
    for (std::size_t i = begin; i < periods.size(); ++i) periods[i].regime = segment.regime;
  }
  CutTo(segment.first, segment.last, begin, periods);
}

std::vector<FiscalPeriod> FiscalCalendar::PeriodsOfYears(CivilDay first, CivilDay last) const {
  std::vector<FiscalPeriod> periods;
  periods.reserve(static_cast<std::size_t>(std::max(0, last - first) / 25 + 32));
  for (const Segment& segment : segments_) {
    if (segment.last < first || segment.first > last) continue;
    AppendSegment(segment, std::max(first, segment.first), std::min(last, segment.last), periods);
  }
  return periods;
}

std::vector<FiscalPeriod> FiscalCalendar::Periods(CivilDay first, CivilDay last) const {
  std::vector<FiscalPeriod> periods = PeriodsOfYears(first, last);
  std::erase_if(periods, [&](const FiscalPeriod& period) {
    return period.last < first || period.first > last;
  });
  return periods;
}

std::vector<FiscalQuarter> FiscalCalendar::Quarters(CivilDay first, CivilDay last) const {
  const std::vector<FiscalPeriod> periods = PeriodsOfYears(first, last);
  std::vector<FiscalQuarter> quarters;
  quarters.reserve(periods.size() / 3 + 2);
  bool starts_year = true;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const FiscalPeriod& period = periods[i];
    const bool ends_year = i + 1 == periods.size() || !SameYear(period, periods[i + 1]);
    if (starts_year || periods[i - 1].quarter != period.quarter) {
      quarters.push_back({.year = period.year,
                          .quarter = period.quarter,
                          .first = period.first,
                          .starts_year = starts_year && !period.year.bridge});
    }
    quarters.back().last = period.last;
    quarters.back().ends_year = ends_year && !period.year.bridge;
    starts_year = ends_year;
  }
  std::erase_if(quarters, [&](const FiscalQuarter& quarter) {
    return quarter.last < first || quarter.first > last;
  });
  return quarters;
}

StatusOr<FiscalPeriod> FiscalCalendar::PeriodOf(CivilDay day) const {
  RETURN_IF_ERROR(CheckCovers(day, day));
  return Periods(day, day).front();
}

StatusOr<FiscalQuarter> FiscalCalendar::QuarterOf(CivilDay day) const {
  RETURN_IF_ERROR(CheckCovers(day, day));
  return Quarters(day, day).front();
}

std::optional<CivilDay> FiscalCalendar::AnchorFirstOf(CivilDay day) const {
  const Segment* segment = SegmentOf(day);
  if (segment == nullptr || segment->bridge) return std::nullopt;
  const Regime& regime = regimes_[static_cast<std::size_t>(segment->regime - 1)];
  const RuleRegime* rule = regime.rule();
  // Only an override may put a day into another year than the rule does.
  if (rule != nullptr && rule->overrides.empty()) {
    return rule->rule.AnchorFirst(rule->rule.NumberOf(day));
  }
  const YearLabel year = Periods(day, day).front().year;
  if (rule != nullptr) return rule->rule.AnchorFirst(year.year - rule->LabelOffset());
  if (year.bridge) return std::nullopt;
  // Back from the row that holds the day to where its year starts; a label may stand again.
  const std::vector<FiscalPeriod>& rows = regime.rows()->rows;
  auto row = std::prev(std::ranges::upper_bound(rows, day, {}, &FiscalPeriod::first));
  while (row != rows.begin() && std::prev(row)->year == year) --row;
  return row->first;
}

StatusOr<std::chrono::sys_seconds> FiscalCalendar::CloseInstantOf(CivilDay day) const {
  RETURN_IF_ERROR(CheckCovers(day, day));
  return regimes_[static_cast<std::size_t>(SegmentOf(day)->regime - 1)].cutoff.InstantOf(day);
}

}  // namespace tandem::calendar
