#include "libs/calendar/notation/notation_options.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace tandem::calendar {
namespace {

// "4-4-5" or "13x4" (thirteen times four), or a mix.
StatusOr<std::vector<std::uint8_t>> ReadCounts(NotationCursor& cursor) {
  std::vector<std::uint8_t> counts;
  do {
    std::optional<int> count = cursor.TakeNumber(2);
    if (!count) return cursor.Unexpected("numbers such as 4-4-5 or 13x4");
    int times = 1;
    if (cursor.Take("x")) {
      times = *count;
      count = cursor.TakeNumber(2);
      if (!count) return cursor.Unexpected("a number");
    }
    counts.insert(counts.end(), static_cast<std::size_t>(times), static_cast<std::uint8_t>(*count));
    if (counts.size() > PeriodShape::kMaxPeriods) {
      return cursor.Refuse("a year has at most 52 periods");
    }
  } while (cursor.Take("-"));
  return counts;
}

}  // namespace

Status NotationOptions::Once(std::string_view name, const NotationCursor& cursor) {
  if (std::ranges::find(seen_, name) != seen_.end()) {
    return cursor.Refuse(fmt::format("{} is stated twice", name));
  }
  seen_.emplace_back(name);
  return OkStatus();
}

Status NotationOptions::Read(NotationCursor& cursor) {
  if (cursor.Take("week53")) {
    RETURN_IF_ERROR(ReadWeek53(cursor));
  } else if (cursor.Take("weeks")) {
    RETURN_IF_ERROR(ReadWeeks(cursor));
  } else if (cursor.Take("quarters")) {
    RETURN_IF_ERROR(Once("quarters", cursor));
    ASSIGN_OR_RETURN(quarters_, ReadCounts(cursor));
  } else if (cursor.Take("label")) {
    RETURN_IF_ERROR(Once("label", cursor));
    if (cursor.Take("end")) {
      label_ = LabelRule::kEnd;
    } else if (cursor.Take("start")) {
      label_ = LabelRule::kStart;
    } else {
      return cursor.Unexpected("end or start");
    }
  } else if (cursor.Take("tz")) {
    RETURN_IF_ERROR(Once("tz", cursor));
    const NotationCursor at = cursor;
    StatusOr<std::string> zone = CanonicalZoneName(cursor.TakeRest());
    if (!zone.ok()) return at.Refuse(MessageOf(zone.status()));
    cutoff_.zone = *std::move(zone);
  } else if (cursor.Take("cutoff")) {
    RETURN_IF_ERROR(Once("cutoff", cursor));
    const NotationCursor at = cursor;
    const StatusOr<int> minutes = ParseCutoff(cursor.TakeRest());
    if (!minutes.ok()) return at.Refuse(MessageOf(minutes.status()));
    cutoff_.minutes_after_midnight = *minutes;
  } else if (cursor.Take("override")) {
    RETURN_IF_ERROR(ReadOverride(cursor));
  } else {
    return cursor.Unexpected("weeks, quarters, week53, label, tz, cutoff or override");
  }
  return cursor.AtEnd() ? OkStatus() : cursor.Unexpected("; or the end");
}

Status NotationOptions::ReadWeeks(NotationCursor& cursor) {
  RETURN_IF_ERROR(Once("weeks", cursor));
  ASSIGN_OR_RETURN(weeks_, ReadCounts(cursor));
  if (std::accumulate(weeks_.begin(), weeks_.end(), 0) == 13) {
    const std::vector<std::uint8_t> pattern = weeks_;
    for (int quarter = 2; quarter <= 4; ++quarter) {
      weeks_.insert(weeks_.end(), pattern.begin(), pattern.end());
    }
  }
  return OkStatus();
}

Status NotationOptions::ReadWeek53(NotationCursor& cursor) {
  RETURN_IF_ERROR(Once("week53", cursor));
  const bool quarter = cursor.Take("q");
  if (!quarter && !cursor.Take("p")) {
    return cursor.Unexpected("a period (p9) or a quarter (q3) that week 53 lengthens");
  }
  const std::optional<int> number = cursor.TakeNumber(2);
  if (!number) return cursor.Unexpected("its number");
  if (*number == 0) return cursor.Refuse("week53: periods and quarters count from 1");
  (quarter ? week53_quarter_ : week53_period_) = *number;
  return OkStatus();
}

Status NotationOptions::ReadOverride(NotationCursor& cursor) {
  const std::optional<int> year = cursor.TakeNumber(4);
  if (!year) return cursor.Unexpected("a year label");
  if (*year < kFirstYear || *year > kLastYear) {
    return cursor.Refuse(
        fmt::format("override: the year must lie in {} to {}", kFirstYear, kLastYear));
  }
  if (!cursor.Take(":")) return cursor.Unexpected("a colon");
  do {
    if (!cursor.Take("q")) return cursor.Unexpected("a quarter such as q1");
    // One digit: without spaces, a second one would be the date's.
    const std::optional<int> quarter = cursor.TakeNumber(1);
    if (!quarter) return cursor.Unexpected("the quarter's number");
    const NotationCursor at = cursor;
    ASSIGN_OR_RETURN(const CivilDay last, cursor.TakeDate());
    const auto same = std::ranges::find_if(overrides_, [&](const QuarterOverride& one) {
      return one.year == *year && one.quarter == *quarter;
    });
    if (same == overrides_.end()) {
      overrides_.push_back({*year, *quarter, last});
    } else if (same->last != last) {
      return at.Refuse(fmt::format("override {}: q{} contradicts itself: {} and {}", *year,
                                   *quarter, same->last.ToString(), last.ToString()));
    }
  } while (cursor.Take(","));
  return OkStatus();
}

StatusOr<RuleRegime> NotationOptions::Apply(const YearRule& rule) const {
  RuleRegime regime{.rule = rule, .overrides = overrides_};
  regime.label =
      label_.value_or(rule.kind == YearRule::Kind::kFirst ? LabelRule::kStart : LabelRule::kEnd);
  std::ranges::sort(regime.overrides);
  if (rule.is_week_based()) {
    if (weeks_.empty()) {
      return InvalidArgument("weeks must be stated for a week-based calendar (weeks 4-4-5)");
    }
    if (week53_period_ == 0 && week53_quarter_ == 0) {
      return InvalidArgument(
          "week53 must be stated (week53 p12, or week53 q4): companies put it into different "
          "quarters, so there is no safe default");
    }
  } else if (!weeks_.empty() || week53_period_ != 0 || week53_quarter_ != 0) {
    return InvalidArgument("weeks and week53: a month-based calendar has none");
  }
  PeriodShape& shape = regime.shape;
  shape.weeks = weeks_;
  shape.periods_per_quarter = quarters_.empty() ? PeriodShape::DefaultGrouping(weeks_) : quarters_;
  shape.week53_period = week53_period_;
  if (week53_quarter_ > 0) {
    if (week53_quarter_ > shape.quarters()) {
      return InvalidArgument(fmt::format("week53: there is no quarter {}; the year has {}",
                                         week53_quarter_, shape.quarters()));
    }
    shape.week53_quarter = week53_quarter_;
    shape.week53_period = shape.LastPeriodOf(week53_quarter_);
  }
  RETURN_IF_ERROR(regime.Validate());
  return regime;
}

Status NotationOptions::CheckForRows() const {
  for (const std::string& name : seen_) {
    if (name != "tz" && name != "cutoff") {
      return InvalidArgument(fmt::format("{}: explicit rows take tz and cutoff only", name));
    }
  }
  return overrides_.empty() ? OkStatus()
                            : InvalidArgument("override: explicit rows take tz and cutoff only");
}

}  // namespace tandem::calendar
