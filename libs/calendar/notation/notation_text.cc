#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/calendar/fiscal/calendar_names.h"
#include "libs/calendar/notation/notation.h"

namespace tandem::calendar {
namespace {

std::string_view Short(std::string_view name) { return name.substr(0, 3); }

std::string WeeksText(const std::vector<std::uint8_t>& weeks) {
  const std::vector<std::uint8_t> pattern = PeriodShape::QuarterPattern(weeks);
  if (!pattern.empty()) return fmt::format("{}", fmt::join(pattern, "-"));
  if (weeks == std::vector<std::uint8_t>(weeks.size(), weeks.front())) {
    return fmt::format("{}x{}", weeks.size(), weeks.front());
  }
  return fmt::format("{}", fmt::join(weeks, "-"));
}

std::string OverridesText(const std::vector<QuarterOverride>& overrides) {
  std::string text;
  int year = 0;
  for (const QuarterOverride& one : overrides) {
    text += one.year == year ? ", " : fmt::format("; override {}: ", one.year);
    text += fmt::format("q{} {}", one.quarter, one.last.ToString());
    year = one.year;
  }
  return text;
}

std::string RuleText(const RuleRegime& regime) {
  const PeriodShape& shape = regime.shape;
  std::string text = ToNotation(regime.rule);
  if (!shape.weeks.empty()) text += "; weeks " + WeeksText(shape.weeks);
  if (shape.periods_per_quarter != PeriodShape::DefaultGrouping(shape.weeks)) {
    text += fmt::format("; quarters {}", fmt::join(shape.periods_per_quarter, "-"));
  }
  if (shape.week53_quarter > 0) {
    text += fmt::format("; week53 q{}", shape.week53_quarter);
  } else if (shape.week53_period > 0) {
    text += fmt::format("; week53 p{}", shape.week53_period);
  }
  const bool starts = regime.label == LabelRule::kStart;
  if (starts != (regime.rule.kind == YearRule::Kind::kFirst)) {
    text += starts ? "; label start" : "; label end";
  }
  return text;
}

std::string RegimeText(const Regime& regime) {
  const RuleRegime* rule = regime.rule();
  std::string text = rule != nullptr ? RuleText(*rule) : "rows @" + regime.rows()->path;
  if (regime.cutoff.zone != "UTC") text += "; tz " + regime.cutoff.zone;
  if (const int minutes = regime.cutoff.minutes_after_midnight;
      minutes != BookingCutoff::kMidnight) {
    text += fmt::format("; cutoff {:02}:{:02}", minutes / 60, minutes % 60);
  }
  if (rule != nullptr) text += OverridesText(rule->overrides);
  return text;
}

}  // namespace

std::string ToNotation(const YearRule& rule) {
  const std::string_view weekday = Short(kWeekdayNames.at(rule.weekday.c_encoding()));
  const std::string_view month = Short(kMonthNames.at(rule.month - 1));
  switch (rule.kind) {
    case YearRule::Kind::kMonth:
      return fmt::format("month {:02}-{:02}", rule.month, rule.day);
    case YearRule::Kind::kLast:
      return fmt::format("last {} {}", weekday, month);
    case YearRule::Kind::kNearest:
      return fmt::format("nearest {} {}", weekday, month);
    case YearRule::Kind::kFirst:
      return fmt::format("first {} on-or-after {:02}-{:02}", weekday, rule.month, rule.day);
  }
  return {};
}

std::string ToNotation(const FiscalCalendar& calendar) {
  std::string text;
  for (std::size_t i = 0; i < calendar.regimes().size(); ++i) {
    if (i > 0) {
      const Bridge& bridge = calendar.bridges()[i - 1];
      text += fmt::format(" | bridge {}..{} | ", bridge.first.ToString(), bridge.last.ToString());
    }
    text += RegimeText(calendar.regimes()[i]);
  }
  return text;
}

}  // namespace tandem::calendar
