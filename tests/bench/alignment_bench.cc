#include "services/fiscal_alignment/domain/alignment.h"
#include "tests/bench/benches.h"
#include "tests/bench/comparison.h"
#include "tests/bench/random_inputs.h"

namespace tandem::bench {
namespace {

constexpr std::size_t kPairs = 200;
constexpr int kRepeats = 15;
// About as many as Align makes for a pair: 30 rules, 32 joint closes each (20 in the horizon),
// for both sides, once for coverage and once for urgency.
constexpr int kSlackLookUps = 30 * (32 + 20) * 2;

struct Party {
  calendar::FiscalCalendar calendar;
  std::shared_ptr<const calendar::WorkingDays> working;
  int lead_days = 0;

  fiscal::PartySchedule Schedule(const fiscal::Horizon& horizon) const {
    return fiscal::PartySchedule::Create(calendar, working, lead_days, horizon).value();
  }
};

std::vector<Party> RandomParties(Random& random, const fiscal::Horizon& horizon) {
  std::vector<std::shared_ptr<const calendar::WorkingDays>> working;
  for (const char* place : {"US", "US-CA", "DE", "DE-BY", "GB", "JP", "FR", "CN", "IN", "IL"}) {
    working.push_back(WorkingDaysOf(place, fiscal::PartySchedule::WorkingSpan(horizon)));
  }
  std::vector<Party> parties;
  parties.reserve(kPairs);
  for (std::size_t i = 0; i < kPairs; ++i) {
    parties.push_back({Parse(RandomNotation(random)), random.Of(working), random.Below(11)});
  }
  return parties;
}

// The working days from a day to the next own close, by two plain arrays.
struct PlainSlack {
  std::vector<int> works_before;
  std::vector<int> next_close;

  explicit PlainSlack(const Party& party) {
    const calendar::DaySpan span = party.working->span();
    for (CivilDay day = span.first; day < span.last; ++day) {
      works_before.push_back(party.working->Count(span.first - 1, day));
      next_close.push_back((day - span.first) / 91 * 91 + 90);
    }
  }
  int operator()(int day) const {
    const auto at = static_cast<std::size_t>(day);
    return works_before[static_cast<std::size_t>(next_close[at])] - works_before[at];
  }
};

}  // namespace

void BenchAlignment() {
  const fiscal::Horizon horizon = {.from = CivilDay::FromYmd(2026, 1, 1), .years = 5};
  Random random(4);
  const std::vector<Party> vendors = RandomParties(random, horizon);
  const std::vector<Party> partners = RandomParties(random, horizon);
  std::vector<fiscal::PartySchedule> vendor_schedules;
  std::vector<fiscal::PartySchedule> partner_schedules;
  for (std::size_t i = 0; i < kPairs; ++i) {
    vendor_schedules.push_back(vendors[i].Schedule(horizon));
    partner_schedules.push_back(partners[i].Schedule(horizon));
  }
  const auto align = [](const fiscal::PartySchedule& vendor, const fiscal::PartySchedule& partner) {
    Keep(fiscal::Align(fiscal::Partnership(vendor, partner), {}, {}).value());
  };
  const auto align_prepared = [&] {
    for (std::size_t i = 0; i < kPairs; ++i) align(vendor_schedules[i], partner_schedules[i]);
  };
  const auto align_unprepared = [&] {
    for (std::size_t i = 0; i < kPairs; ++i) {
      align(vendors[i].Schedule(horizon), partners[i].Schedule(horizon));
    }
  };
  const PlainSlack slack(vendors.front());
  const int days = static_cast<int>(slack.works_before.size()) - 91;
  const auto look_up = [&] {
    int sum = 0;
    for (std::size_t i = 0; i < kPairs; ++i) {
      for (int k = 0; k < kSlackLookUps; ++k) sum += slack(k * 91 % days);
    }
    Keep(sum);
  };
  const Work reference = {
      .what = "3,120 slack look-ups by prefix sums", .items = kPairs, .run = look_up};
  Compare({.what = "all candidates of a pair, five years", .items = kPairs, .run = align_prepared},
          0.3e-3, {reference}, kRepeats);
  Compare({.what = "the same with both schedules", .items = kPairs, .run = align_unprepared},
          0.3e-3, {reference}, kRepeats);
}

}  // namespace tandem::bench
