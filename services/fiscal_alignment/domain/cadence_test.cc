#include "services/fiscal_alignment/domain/cadence.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/nearest.h"
#include "services/fiscal_alignment/domain/partnership_testing.h"
#include "services/fiscal_alignment/domain/planning.h"
#include "services/fiscal_alignment/domain/sequential_periods.h"

namespace tandem::fiscal {
namespace {

using ::testing::HasSubstr;

const Horizon k2026 = {.from = CivilDay::FromYmd(2026, 1, 1), .years = 1};

// A partnership that keeps its schedules.
struct TestPair {
  TestPair(const TestParty& vendor_party, const TestParty& partner_party,
           const Horizon& horizon = k2026)
      : vendor(ScheduleOf(vendor_party, horizon)), partner(ScheduleOf(partner_party, horizon)) {}
  Partnership pair() const { return {vendor, partner}; }

  PartySchedule vendor;
  PartySchedule partner;
};

Cadence Of(CadenceRule::Form form, const std::vector<CivilDay>& closes) {
  std::vector<FoundClose> found;
  for (const CivilDay close : closes) found.push_back({close, close});
  return MakeCadence(Kind::kNew, {.form = form}, std::move(found), k2026);
}

bool OffersEarlier(const std::string& partner) {
  const TestPair test({"month 01-01"}, {partner});
  return NewCadences(test.pair()).front().rule.form == CadenceRule::Form::kEarlier;
}

// The cadence of two sequential periods, or why there is none.
std::variant<Cadence, std::string> Two(const TestParty& vendor, const TestParty& partner,
                                       const Horizon& horizon = k2026) {
  const TestPair test(vendor, partner, horizon);
  const Partnership pair = test.pair();
  return SequentialPeriods(pair);
}

TEST(NearestDay, F2_ATieGoesToTheEarlierDay) {
  const std::array<CivilDay, 3> days = {CivilDay(10), CivilDay(20), CivilDay(40)};
  NearestDay nearest(days);
  EXPECT_EQ(nearest.To(CivilDay(1)), CivilDay(10));
  EXPECT_EQ(nearest.To(CivilDay(15)), CivilDay(10));
  EXPECT_EQ(nearest.To(CivilDay(16)), CivilDay(20));
  EXPECT_EQ(nearest.To(CivilDay(30)), CivilDay(20));
  EXPECT_EQ(nearest.To(CivilDay(99)), CivilDay(40));
}

TEST(Cadence, F3_TheEarlierOfBothIsOfferedUpTo14DaysApart) {
  EXPECT_TRUE(OffersEarlier("month 01-15"));
  EXPECT_FALSE(OffersEarlier("month 01-16"));
}

TEST(Cadence, F3_TheFamilyOfNewRulesIsEnumeratedWhole) {
  const TestPair test({"month 01-01"}, {"month 02-01"});
  const std::vector<Cadence> cadences = NewCadences(test.pair());
  ASSERT_EQ(cadences.size(), 3U + 24U);
  EXPECT_EQ(cadences[0].rule.ToString(), "month ends of January, April, July and October");
  EXPECT_EQ(cadences[3].rule.ToString(), "1 week before the close of V");
  EXPECT_EQ(cadences[14].rule.ToString(), "12 weeks before the close of V");
  EXPECT_EQ(cadences[26].rule.ToString(), "12 weeks before the close of P");
}

TEST(Cadence, F3_ClosesAreGenerated550DaysAroundTheHorizon) {
  const TestPair test({"month 01-01"}, {"month 02-01"});
  const Cadence vendor = OwnCycle(test.pair(), Side::kVendor);
  // 30 June, a Sunday, lies 550 days before.
  EXPECT_EQ(vendor.closes.front(), Day("2024-06-28"));
  EXPECT_EQ(vendor.closes.back(), Day("2028-06-30"));
  const Cadence months = NewCadences(test.pair())[1];
  EXPECT_EQ(months.closes.front(), Day("2024-08-30"));
  EXPECT_EQ(months.closes.back(), Day("2028-05-31"));
}

TEST(Cadence, F5_TheCadenceOfARuleIsTheOneThatWasOffered) {
  const TestPair test({"month 01-01"}, {"month 07-10"});
  const Partnership pair = test.pair();
  std::vector<Cadence> offered = NewCadences(pair);
  offered.push_back(OwnCycle(pair, Side::kVendor));
  offered.push_back(OwnCycle(pair, Side::kPartner));
  offered.push_back(std::get<Cadence>(SequentialPeriods(pair)));
  EXPECT_EQ(offered.front().rule.form, CadenceRule::Form::kEarlier);
  for (const Cadence& cadence : offered) {
    EXPECT_EQ(CadenceOf(pair, cadence.rule).value().closes, cadence.closes)
        << cadence.rule.ToString();
  }
}

TEST(Cadence, F5_ARuleThatDoesNotExistForTheTwoHasNoCadence) {
  const TestPair test({"month 01-01"}, {"month 02-01"});
  const auto message = [&](const CadenceRule& rule) {
    return std::string(MessageOf(CadenceOf(test.pair(), rule).status()));
  };
  using Form = CadenceRule::Form;
  EXPECT_THAT(message({.form = Form::kEarlier}), HasSubstr("has none of the other within 14 days"));
  EXPECT_THAT(message({.form = Form::kSequential}), HasSubstr("days apart"));
  EXPECT_THAT(message({.form = Form::kMonthEnds, .number = 4}), HasSubstr("1 to 3, not 4"));
  EXPECT_THAT(message({.form = Form::kWeeksBefore, .number = 0}), HasSubstr("1 to 12, not 0"));
  EXPECT_THAT(message({.form = Form::kByHand}), HasSubstr("by hand are no rule"));
}

TEST(Cadence, F3_ANewRuleIsDroppedWithinAMeanOf7DaysOfAnOwnCycle) {
  const auto form = CadenceRule::Form::kMonthEnds;
  const Cadence own = Of(form, {Day("2026-03-31"), Day("2026-06-30")});
  const Cadence far = Of(form, {Day("2026-02-01")});
  EXPECT_TRUE(IsNewEnough(Of(form, {Day("2026-03-24"), Day("2026-06-23")}), own, far));
  EXPECT_TRUE(IsNewEnough(Of(form, {Day("2026-03-24"), Day("2026-06-23")}), far, own));
  EXPECT_FALSE(IsNewEnough(Of(form, {Day("2026-03-25"), Day("2026-06-23")}), own, far));
  EXPECT_FALSE(IsNewEnough(Of(form, {Day("2026-03-25"), Day("2026-06-23")}), far, own));
  const Cadence earlier = Of(CadenceRule::Form::kEarlier, {Day("2026-03-30"), Day("2026-06-30")});
  EXPECT_TRUE(IsNewEnough(earlier, own, far));
  EXPECT_FALSE(IsNewEnough(Of(CadenceRule::Form::kEarlier, own.closes), own, far));
}

TEST(SequentialPeriods, F3_YearStartsMustLie84DaysApart) {
  EXPECT_TRUE(std::holds_alternative<Cadence>(Two({"month 01-01"}, {"month 03-26"})));
  const auto near = Two({"month 01-01"}, {"month 03-25"});
  EXPECT_THAT(std::get<std::string>(near), HasSubstr("only 83 days apart"));
}

TEST(SequentialPeriods, F3_YearStartsMustTakeTurns) {
  const auto two = Two({"month 01-01 | bridge 2026-01-01..2027-06-30 | month 07-01"},
                       {"month 04-01"}, {.from = Day("2026-01-01"), .years = 2});
  EXPECT_THAT(std::get<std::string>(two), HasSubstr("do not take turns"));
}

TEST(SequentialPeriods, F3_ALongRestGetsOneMoreCloseTogetherWithANearOneAndNoStub) {
  // The vendor's part ends on 20 June, 81 days after its close; its next one is 10 days later.
  const auto close_in_june = [](int vendor_lead, int partner_lead) {
    const auto two = Two({.calendar = "month 01-01", .lead_days = vendor_lead},
                         {.calendar = "month 06-21", .lead_days = partner_lead});
    const auto& cadence = std::get<Cadence>(two);
    EXPECT_EQ(cadence.stub_days, 0);
    return *std::ranges::lower_bound(cadence.closes, Day("2026-05-15"));
  };
  EXPECT_EQ(close_in_june(0, 0), Day("2026-06-19"));
  EXPECT_EQ(close_in_june(0, 5), Day("2026-06-12"));
  EXPECT_EQ(close_in_june(15, 0), Day("2026-06-09"));
}

TEST(Planning, F4_WithoutAYearStartInTheHorizonTheLastBeforeCounts) {
  // The 53 weeks from 2021-12-26 hold a whole horizon of a year.
  const Horizon inside = {.from = Day("2021-12-27"), .years = 1};
  const TestParty party = {"last sat dec; weeks 4-4-5; week53 q4"};
  const TestPair test(party, party, inside);
  EXPECT_TRUE(test.vendor.year_starts_in_horizon().empty());
  const Partnership pair = test.pair();
  EXPECT_EQ(PlanningOf(pair, OwnCycle(pair, Side::kVendor), .5).freshness, 1);
}

}  // namespace
}  // namespace tandem::fiscal
