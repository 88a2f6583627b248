#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "services/fiscal_alignment/domain/partnership_testing.h"
#include "services/fiscal_alignment/domain/planning.h"
#include "services/fiscal_alignment/domain/rounding.h"

namespace tandem::fiscal {
namespace {

std::string AnyCalendar() {
  const std::string weekday = *rc::gen::element<std::string>("sun", "fri", "sat");
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      return fmt::format("month {:02}-{:02}", *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29));
    case 1:
      return fmt::format("last {} {}; weeks 4-4-5; week53 q{}", weekday,
                         *rc::gen::element("jan", "jun", "sep", "dec"), *rc::gen::inRange(1, 5));
    default:
      return fmt::format("nearest {} {}; weeks {}; week53 q4", weekday,
                         *rc::gen::element("jan", "aug", "dec"),
                         *rc::gen::element("4-5-4", "12-12-12-16", "13x4"));
  }
}

TestParty AnyParty() {
  return {.calendar = AnyCalendar(),
          .country = *rc::gen::element<std::string>("", "US", "DE-BY", "IL", "JP"),
          .lead_days = *rc::gen::element(0, 0, 1, 5, 12)};
}

Kind Swapped(Kind kind) {
  if (kind == Kind::kVendor) return Kind::kPartner;
  return kind == Kind::kPartner ? Kind::kVendor : kind;
}

RC_GTEST_PROP(AlignmentProperty, F4_SwappingThePartiesSwapsNamesOnly, ()) {
  const TestParty a = AnyParty();
  const TestParty b = AnyParty();
  const double share = *rc::gen::element(.5, .3);
  const Alignment one = AlignParties(a, b, FiveYears(), {}, {.vendor_share = share});
  const Alignment two = AlignParties(b, a, FiveYears(), {}, {.vendor_share = 1 - share});
  RC_ASSERT(one.candidates.size() == two.candidates.size());
  for (const Candidate& candidate : one.candidates) {
    const Candidate* other = Find(two, Swapped(candidate.kinds.front()));
    RC_ASSERT(other != nullptr);
    RC_ASSERT(Rounded(other->judgement.score) == Rounded(candidate.judgement.score));
    RC_ASSERT(other->judgement.terms.urgency_by.vendor ==
              candidate.judgement.terms.urgency_by.partner);
  }
}

RC_GTEST_PROP(AlignmentProperty, F4_EqualPartiesMeetWithoutSlack, ()) {
  const TestParty party = AnyParty();
  const Alignment alignment = AlignParties(party, party);
  const Candidate* vendor = Find(alignment, Kind::kVendor);
  RC_ASSERT(vendor->Is(Kind::kPartner));
  RC_ASSERT(vendor->judgement.median_slack.vendor == 0);
  RC_ASSERT(vendor->judgement.terms.urgency == 1);
}

RC_GTEST_PROP(AlignmentProperty, F4_ForAFixedCloseOneMoreHolidayNeverRaisesCalm, ()) {
  TestParty a = {AnyCalendar()};
  const TestParty b = {AnyCalendar()};
  const Horizon year = {.from = Day("2026-01-01"), .years = 1};
  // Fixed closes on Wednesdays; the holiday is on another day.
  const std::vector<CivilDay> closes = {Day("2026-02-11"), Day("2026-05-13"), Day("2026-08-12")};
  const auto calm = [&] {
    const PartySchedule vendor = ScheduleOf(a, year);
    const PartySchedule partner = ScheduleOf(b, year);
    const Partnership pair(vendor, partner);
    return Judge(pair, ManualCadence(pair, closes).value(), {}).terms.calm;
  };
  const double before = calm();
  CivilDay holiday = year.from + *rc::gen::inRange(0, 365);
  if (std::ranges::find(closes, holiday) != closes.end()) holiday += 1;
  a.habits.shutdowns.push_back({holiday, holiday});
  RC_ASSERT(calm() <= before);
}

RC_GTEST_PROP(AlignmentProperty, F4_AllTermsLieBetween0And1AndTheScoreBetween0And100, ()) {
  const Horizon horizon = {.from = CivilDay(*rc::gen::inRange(0, 40000)),
                           .years = *rc::gen::inRange(1, 7)};
  const Alignment alignment = AlignParties(AnyParty(), AnyParty(), horizon);
  double last = 100.000001;
  int pareto = 0;
  for (const Candidate& candidate : alignment.candidates) {
    const Terms& terms = candidate.judgement.terms;
    for (const double term : {terms.urgency, terms.coverage, terms.calm, terms.evenness,
                              terms.stability, terms.freshness, terms.simplicity}) {
      RC_ASSERT(term >= 0);
      RC_ASSERT(term <= 1);
    }
    RC_ASSERT(candidate.judgement.score <= last + 1e-9);
    last = candidate.judgement.score;
    pareto += candidate.pareto ? 1 : 0;
    RC_ASSERT(!candidate.closes.empty());
    for (const CivilDay close : candidate.closes) RC_ASSERT(horizon.Contains(close));
  }
  RC_ASSERT(last >= 0);
  RC_ASSERT(pareto >= 1);
  RC_ASSERT(*alignment.gain >= 0);
}

// 364 days are 52 weeks: between two places without week 53 and month ends, nothing changes.
TEST(AlignmentProperty, F4_ShiftingEverythingBy364DaysShiftsTheAnswerAlike) {
  const auto align = [](std::string_view from) {
    const Horizon year = {.from = Day(from), .years = 1};
    return AlignParties({"last sat jul; weeks 4-4-5; week53 p7"},
                        {"last sat sep; weeks 4-4-5; week53 p1"}, year);
  };
  // Fiscal years without a week 53 for both: 2018 to 2020 is far from 2016/2017 and 2021/2023.
  const Alignment one = align("2018-03-04");
  const Alignment two = align("2019-03-03");
  for (const Kind kind : {Kind::kVendor, Kind::kPartner}) {
    const Candidate* before = Find(one, kind);
    const Candidate* after = Find(two, kind);
    ASSERT_EQ(before->closes.size(), after->closes.size());
    for (std::size_t i = 0; i < before->closes.size(); ++i) {
      EXPECT_EQ(before->closes[i] + 364, after->closes[i]);
    }
    EXPECT_EQ(before->judgement.terms.urgency_by, after->judgement.terms.urgency_by);
    EXPECT_EQ(before->judgement.terms.evenness, after->judgement.terms.evenness);
  }
}

TEST(Planning, F4_PlanningIsFreshFrom56DaysBeforeTo30DaysAfterAYearStart) {
  EXPECT_EQ(Freshness(-56), 1);
  EXPECT_EQ(Freshness(30), 1);
  EXPECT_EQ(Freshness(0), 1);
  EXPECT_NEAR(Freshness(91), .5, 1e-9);
  EXPECT_EQ(Freshness(152), 0);
  EXPECT_NEAR(Freshness(-104), .5, 1e-9);
  EXPECT_EQ(Freshness(-152), 0);
  EXPECT_EQ(Freshness(-300), 0);
}

}  // namespace
}  // namespace tandem::fiscal
