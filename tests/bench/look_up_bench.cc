#include <chrono>

#include "libs/calendar/fiscal/period_index.h"
#include "tests/bench/benches.h"
#include "tests/bench/comparison.h"
#include "tests/bench/random_inputs.h"

namespace tandem::bench {
namespace {

constexpr std::size_t kQuestions = 1 << 18;
constexpr int kRepeats = 31;

constexpr const char* kCivil = "civil date of std::chrono";
constexpr const char* kDirect = "a direct index";
constexpr const char* kPrefixSums = "plain prefix sums";

// Asks `answer` every question, with as many under way at once as the processor likes.
template <typename Question, typename Answer>
Work AskAll(const std::string& what, const std::vector<Question>& questions, Answer answer) {
  return {
      .what = what, .items = static_cast<double>(questions.size()), .run = [&questions, answer] {
        int sum = 0;
        for (const Question& question : questions) sum += answer(question, 0);
        Keep(sum);
      }};
}

// Asks a question only when the one before is answered.
template <typename Question, typename Answer>
Work AskInTurn(const std::string& what, const std::vector<Question>& questions, Answer answer) {
  return {
      .what = what, .items = static_cast<double>(questions.size()), .run = [&questions, answer] {
        int before = 0;
        // No answer is negative, so nothing is added, but the compiler cannot know.
        for (const Question& question : questions) before = answer(question, before >> 31);
        Keep(before);
      }};
}

int Digits(const std::chrono::year_month_day& date) {
  return static_cast<int>(date.year()) + static_cast<int>(static_cast<unsigned>(date.month())) +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

struct DatePair {
  CivilDay after;
  CivilDay through;
};

std::vector<DatePair> RandomPairs(Random& random, std::size_t count) {
  std::vector<DatePair> pairs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<CivilDay> two = RandomDays(random, 2);
    pairs.push_back({std::min(two[0], two[1]), std::max(two[0], two[1])});
  }
  return pairs;
}

}  // namespace

void BenchPeriodLookUp() {
  const auto calendar = Parse("last sat jul; weeks 4-4-5; week53 p7");
  const auto index = calendar::PeriodIndex::Create(calendar, FirstDay(), LastDay()).value();
  const CivilDay first = FirstDay();
  std::vector<int> year_of_day;
  for (CivilDay day = first; day <= LastDay(); ++day) year_of_day.push_back(index[day].year.year);
  Random random(1);
  const std::vector<CivilDay> days = RandomDays(random, kQuestions);

  const auto fiscal = [&](CivilDay day, int zero) {
    const calendar::FiscalPeriod& period = index[day + zero];
    return period.year.year + period.quarter + period.period;
  };
  const auto civil = [](CivilDay day, int zero) { return Digits((day + zero).ymd()); };
  const auto direct = [&](CivilDay day, int zero) {
    return year_of_day[static_cast<std::size_t>(day + zero - first)];
  };
  Compare(AskAll("date to fiscal year, quarter and period", days, fiscal), 10e-9,
          {AskAll(kCivil, days, civil), AskAll(kDirect, days, direct)}, kRepeats);
  Compare(AskInTurn("  each waiting for the one before", days, fiscal), 0,
          {AskInTurn(kCivil, days, civil), AskInTurn(kDirect, days, direct)}, kRepeats);
}

void BenchWorkingDays() {
  const calendar::DaySpan span = {FirstDay(), LastDay()};
  const auto joint =
      calendar::WorkingDays::Joint(*WorkingDaysOf("US", span), *WorkingDaysOf("DE", span));
  std::vector<int> works_before = {0};
  for (CivilDay day = span.first; day <= span.last; ++day) {
    works_before.push_back(works_before.back() + (joint.Contains(day) ? 1 : 0));
  }
  Random random(2);
  const std::vector<DatePair> pairs = RandomPairs(random, kQuestions);

  const auto counted = [&](const DatePair& pair, int zero) {
    return joint.Count(pair.after + zero, pair.through + zero);
  };
  const auto subtracted = [&](const DatePair& pair, int zero) {
    const auto after = static_cast<std::size_t>(pair.after + zero - span.first) + 1;
    const auto through = static_cast<std::size_t>(pair.through + zero - span.first) + 1;
    return works_before[through] - works_before[after];
  };
  Compare(AskAll("joint working days between two dates", pairs, counted), 5e-9,
          {AskAll(kPrefixSums, pairs, subtracted)}, kRepeats);
  Compare(AskInTurn("  each waiting for the one before", pairs, counted), 0,
          {AskInTurn(kPrefixSums, pairs, subtracted)}, kRepeats);
}

}  // namespace tandem::bench
