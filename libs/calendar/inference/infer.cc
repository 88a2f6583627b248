#include "libs/calendar/inference/infer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "libs/calendar/fiscal/period_shape.h"
#include "libs/calendar/fiscal/year_rule.h"
#include "libs/calendar/notation/notation.h"

namespace tandem::calendar {
namespace {

constexpr CivilDay kFirstDay = CivilDay::FromYmd(kFirstYear, 1, 1);
constexpr CivilDay kLastDay = CivilDay::FromYmd(kLastYear, 12, 31);

using QuarterWeeks = std::array<int, 4>;
constexpr std::array<QuarterWeeks, 2> kQuarterWeeks = {{{13, 13, 13, 13}, {12, 12, 12, 16}}};

// One guess: a rule and, where quarter ends are asked for, how its years divide.
struct Hypothesis {
  YearRule rule;
  bool quarters = false;
  QuarterWeeks weeks{};    // week-based with quarters only
  int week53_quarter = 0;  // likewise, 1…4
};

void AppendEnds(const Hypothesis& hypothesis, int year, std::vector<CivilDay>& ends) {
  const YearRule& rule = hypothesis.rule;
  const CivilDay next_first = rule.First(year + 1);
  if (hypothesis.quarters && !rule.is_week_based()) {
    for (const unsigned months : {3U, 6U, 9U}) {
      const unsigned month = rule.month - 1 + months;
      ends.push_back(
          CivilDay::Clamped(year + static_cast<int>(month / 12), month % 12 + 1, rule.day) - 1);
    }
  } else if (hypothesis.quarters) {
    CivilDay end = rule.First(year) - 1;
    const bool long_year = next_first - rule.First(year) > 52 * 7;
    for (int quarter = 1; quarter <= 3; ++quarter) {
      end += 7 * (hypothesis.weeks[static_cast<std::size_t>(quarter - 1)] +
                  (long_year && quarter == hypothesis.week53_quarter ? 1 : 0));
      ends.push_back(end);
    }
  }
  ends.push_back(next_first - 1);
}

bool Fits(const Hypothesis& hypothesis, const std::vector<CivilDay>& given) {
  std::vector<CivilDay> ends;
  return std::ranges::all_of(given, [&](CivilDay day) {
    ends.clear();
    AppendEnds(hypothesis, hypothesis.rule.NumberOf(day), ends);
    return std::ranges::find(ends, day) != ends.end();
  });
}

std::vector<CivilDay> AllEnds(const Hypothesis& hypothesis) {
  std::vector<CivilDay> ends;
  for (int year = kFirstYear - 2; year <= kLastYear + 1; ++year) {
    AppendEnds(hypothesis, year, ends);
  }
  std::erase_if(ends, [](CivilDay day) { return day < kFirstDay || day > kLastDay; });
  return ends;
}

void ForEveryDayOfTheYear(const auto& visit) {
  constexpr int kLeapYear = 2024;
  for (unsigned month = 1; month <= 12; ++month) {
    for (unsigned day = 1; day <= CivilDay::DaysInMonth(kLeapYear, month); ++day) {
      visit(month, day);
    }
  }
}

// The month-based rules and, if all closes fall on one weekday, the week-based ones of that
// weekday; in the order in which rules are named.
std::vector<YearRule> AllRules(const std::vector<CivilDay>& given) {
  std::vector<YearRule> rules;
  ForEveryDayOfTheYear([&](unsigned month, unsigned day) {
    rules.push_back({.kind = YearRule::Kind::kMonth, .month = month, .day = day});
  });
  const std::chrono::weekday weekday = given.front().weekday();
  if (!std::ranges::all_of(given, [&](CivilDay day) { return day.weekday() == weekday; })) {
    return rules;
  }
  for (const auto kind : {YearRule::Kind::kLast, YearRule::Kind::kNearest}) {
    for (unsigned month = 1; month <= 12; ++month) {
      rules.push_back({.kind = kind, .month = month, .weekday = weekday});
    }
  }
  ForEveryDayOfTheYear([&](unsigned month, unsigned day) {
    rules.push_back({.kind = YearRule::Kind::kFirst,
                     .month = month,
                     .day = day,
                     .weekday = weekday + std::chrono::days(1)});
  });
  return rules;
}

std::vector<Hypothesis> AllHypotheses(const std::vector<CivilDay>& given, bool quarters) {
  std::vector<Hypothesis> all;
  for (const YearRule& rule : AllRules(given)) {
    if (!quarters || !rule.is_week_based()) {
      all.push_back({.rule = rule, .quarters = quarters});
      continue;
    }
    for (const QuarterWeeks& weeks : kQuarterWeeks) {
      for (int week53 = 1; week53 <= 4; ++week53) {
        all.push_back({.rule = rule, .quarters = true, .weeks = weeks, .week53_quarter = week53});
      }
    }
  }
  return all;
}

// A hypothesis that fits, with all its days.
struct Survivor {
  Hypothesis hypothesis;
  std::vector<CivilDay> ends;
};

// One survivor for each distinct set of days: the first that gives it.
std::vector<Survivor> Survivors(const std::vector<CivilDay>& given, bool quarters) {
  std::vector<Survivor> survivors;
  std::set<std::vector<CivilDay>> seen;
  for (const Hypothesis& hypothesis : AllHypotheses(given, quarters)) {
    if (!Fits(hypothesis, given)) continue;
    std::vector<CivilDay> ends = AllEnds(hypothesis);
    if (seen.insert(ends).second) survivors.push_back({hypothesis, std::move(ends)});
  }
  return survivors;
}

// The year of the first day behind `last_given` that is a close under some survivors only.
std::optional<int> FirstDifferentYear(const std::vector<Survivor>& survivors, CivilDay last_given) {
  std::optional<CivilDay> first;
  for (std::size_t i = 1; i < survivors.size(); ++i) {
    std::vector<CivilDay> different;
    std::ranges::set_symmetric_difference(survivors[0].ends, survivors[i].ends,
                                          std::back_inserter(different));
    const auto later = std::ranges::upper_bound(different, last_given);
    if (later != different.end() && (!first || *later < *first)) first = *later;
  }
  return first ? std::optional<int>(first->year()) : std::nullopt;
}

StatusOr<Inference> Infer(std::vector<CivilDay> given, bool quarters) {
  if (given.empty()) return InvalidArgument("at least one date must be given");
  std::ranges::sort(given);
  const std::vector<Survivor> survivors = Survivors(given, quarters);
  Inference inference;
  bool week_based = false;
  bool week53_open = false;
  for (std::size_t i = 0; i < survivors.size();) {
    const YearRule& rule = survivors[i].hypothesis.rule;
    std::set<int> week53_quarters;  // the places of week 53 that fit this rule
    for (; i < survivors.size() && survivors[i].hypothesis.rule == rule; ++i) {
      week53_quarters.insert(survivors[i].hypothesis.week53_quarter);
    }
    std::string notation = ToNotation(rule);
    if (rule.is_week_based()) {
      week_based = true;
      if (quarters && week53_quarters.size() == 1) {
        notation += "; week53 q" + std::to_string(*week53_quarters.begin());
      } else {
        week53_open = true;
      }
    }
    inference.calendars.push_back(std::move(notation));
  }
  if (inference.calendars.empty()) return inference;
  inference.result =
      inference.calendars.size() == 1 ? Inference::Result::kUnique : Inference::Result::kAmbiguous;
  if (inference.result == Inference::Result::kAmbiguous) {
    inference.first_different_year = FirstDifferentYear(survivors, given.back());
  }
  if (week_based) inference.undetermined.emplace_back("weeks");
  if (week53_open) inference.undetermined.emplace_back("week53");
  inference.undetermined.emplace_back("label");
  if (quarters) inference.undetermined.emplace_back("yearStart");
  return inference;
}

}  // namespace

StatusOr<Inference> InferFromYearEnds(std::vector<CivilDay> ends) {
  return Infer(std::move(ends), /*quarters=*/false);
}

StatusOr<Inference> InferFromQuarterEnds(std::vector<CivilDay> ends) {
  return Infer(std::move(ends), /*quarters=*/true);
}

}  // namespace tandem::calendar
