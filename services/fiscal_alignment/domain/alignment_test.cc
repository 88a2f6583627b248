#include "services/fiscal_alignment/domain/alignment.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/partnership_testing.h"

namespace tandem::fiscal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kCisco = "last sat jul; weeks 4-4-5; week53 p7";
constexpr std::string_view kAvnet = "nearest sat jun; weeks 4-4-5; week53 p12";
constexpr std::string_view kBestBuy = "nearest sat jan; weeks 4-5-4; week53 p12";

std::string MonthStart(int month) { return fmt::format("month {:02}-01", month); }

Alignment Months(int vendor, int partner) {
  return AlignParties({MonthStart(vendor)}, {MonthStart(partner)});
}

std::string KindsOf(const Candidate& candidate) {
  std::string text;
  for (const Kind kind : candidate.kinds) {
    text += (text.empty() ? "" : "+") + std::string(KindName(kind));
  }
  return text;
}

// "VENDOR 89.77; NEW 81.66; …" in rank order.
std::string Ranking(const Alignment& alignment) {
  std::string text;
  for (const Candidate& candidate : alignment.candidates) {
    text += fmt::format("{}{} {:.2f}", text.empty() ? "" : "; ", KindsOf(candidate),
                        candidate.judgement.score);
  }
  return text;
}

// "urgency V/P evenness stability freshness", as the worked figures are written.
std::string TermsOf(const Alignment& alignment, Kind kind) {
  const Terms& terms = Find(alignment, kind)->judgement.terms;
  return fmt::format("{:.3f}/{:.3f} {:.3f} {:.3f} {:.3f}", terms.urgency_by.vendor,
                     terms.urgency_by.partner, terms.evenness, terms.stability, terms.freshness);
}

TEST(Alignment, F4_Worked_1_1_EqualYearsNeedNothingNew) {
  const Alignment alignment = Months(1, 1);
  EXPECT_EQ(Ranking(alignment), "VENDOR+PARTNER 99.90; NEW 97.40");
  EXPECT_EQ(TermsOf(alignment, Kind::kVendor), "1.000/1.000 0.990 1.000 1.000");
  EXPECT_EQ(Find(alignment, Kind::kNew)->rule.ToString(), "2 weeks before the close of V");
  EXPECT_NEAR(*alignment.gain, 0, 1e-9);
  EXPECT_NEAR(*alignment.friction, 100 - 99.9026, 1e-4);
}

TEST(Alignment, F4_Worked_1_2_TheFirstOfTwoClosesWins) {
  const Alignment alignment = Months(1, 2);
  EXPECT_EQ(Ranking(alignment), "VENDOR 89.77; NEW 81.66; PARTNER 49.16");
  EXPECT_EQ(TermsOf(alignment, Kind::kVendor), "1.000/0.470 0.990 0.930 1.000");
  EXPECT_EQ(TermsOf(alignment, Kind::kPartner), "0.000/1.000 0.985 0.935 0.998");
  EXPECT_EQ(Find(alignment, Kind::kPartner)->judgement.terms.coverage, 0);
  EXPECT_EQ(Find(alignment, Kind::kNew)->rule.ToString(), "1 week before the close of V");
}

TEST(Alignment, F4_Worked_1_7_SixMonthsApartTwoPeriodsWin) {
  const Alignment alignment = Months(1, 7);
  EXPECT_EQ(Ranking(alignment), "TWO 97.40; VENDOR+PARTNER 93.41; NEW 90.84");
  EXPECT_EQ(Find(alignment, Kind::kTwo)->stub_days, 0);
  const Judgement& vendor = Find(alignment, Kind::kVendor)->judgement;
  EXPECT_NEAR(vendor.terms.freshness, .567, .0005);
  EXPECT_EQ(vendor.plan_from, Day("2026-04-01"));
  EXPECT_NEAR(*alignment.gain, 97.4026 - 93.4117, 1e-4);
}

TEST(Alignment, F4_Worked_2_6_AStubIsShown) {
  const Alignment alignment = Months(2, 6);
  EXPECT_EQ(Ranking(alignment), "VENDOR 85.69; NEW 78.33; TWO 66.68; PARTNER 46.09");
  EXPECT_EQ(TermsOf(alignment, Kind::kVendor), "1.000/0.490 0.985 0.905 0.720");
  EXPECT_EQ(TermsOf(alignment, Kind::kTwo), "0.400/0.802 0.670 0.000 1.000");
  EXPECT_NEAR(Find(alignment, Kind::kTwo)->judgement.terms.coverage, .775, .0005);
  EXPECT_EQ(Find(alignment, Kind::kTwo)->stub_days, 62);
}

TEST(Alignment, F3_RealPairsThatDriftAreWonByTheEarlierOfBothCloses) {
  for (const auto& [vendor, partner] :
       {std::pair("month 07-01", kAvnet), std::pair("month 02-01", kBestBuy)}) {
    const Alignment alignment = AlignParties({vendor}, {std::string(partner)});
    EXPECT_EQ(KindsOf(alignment.candidates[0]), "NEW");
    EXPECT_EQ(alignment.candidates[0].rule.ToString(), "the earlier of both closes");
  }
}

TEST(Alignment, F3_SoftcatsMonthEndFollowsCiscosSaturdaySoCiscosCycleWins) {
  const Alignment alignment = AlignParties({std::string(kCisco)}, {"month 08-01"});
  EXPECT_EQ(KindsOf(alignment.candidates[0]), "VENDOR");
  // The other way round four closes in five miss.
  EXPECT_NEAR(Find(alignment, Kind::kPartner)->judgement.terms.urgency_by.vendor, .2, 1e-9);
}

TEST(Alignment, F3_TwoPlansOnBothYearStartsThoughTheyOnceFellOnOneDay) {
  const Horizon two_years = {.from = Day("2026-01-01"), .years = 2};
  const Alignment alignment = AlignParties(
      {"month 01-01"}, {"month 01-01 | bridge 2024-01-01..2024-06-30 | month 07-01"}, two_years);
  EXPECT_EQ(KindsOf(alignment.candidates[0]), "TWO");
  EXPECT_EQ(alignment.candidates[0].judgement.terms.freshness, 1);
  EXPECT_NEAR(*alignment.gain, 3.976136, 1e-6);
}

TEST(Alignment, F3_AKindThatDoesNotExistSaysWhy) {
  const auto why = [](const Alignment& alignment) {
    return alignment.not_offered.empty() ? "" : alignment.not_offered[0].why;
  };
  EXPECT_THAT(why(Months(1, 1)), HasSubstr("start on one day"));
  EXPECT_THAT(why(Months(1, 2)), HasSubstr("only 31 days apart"));
  EXPECT_THAT(why(Months(1, 7)), "");
}

TEST(Alignment, F3_StartsUnderTwelveWeeksApartHaveNoTwo) {
  for (int vendor = 1; vendor <= 12; ++vendor) {
    for (const int apart : {1, 2, 10, 11}) {
      EXPECT_EQ(Find(Months(vendor, (vendor - 1 + apart) % 12 + 1), Kind::kTwo), nullptr);
    }
  }
}

TEST(Alignment, F3_StartsSixMonthsApartInPhaseAreWonByTwo) {
  for (int vendor = 1; vendor <= 12; ++vendor) {
    const Alignment alignment = Months(vendor, (vendor + 5) % 12 + 1);
    EXPECT_EQ(KindsOf(alignment.candidates[0]), "TWO") << vendor;
  }
}

TEST(Alignment, F4_OneMonthApartWithEqualLeadsTheSideThatClosesFirstWins) {
  for (int month = 1; month <= 12; ++month) {
    const std::string first = MonthStart(month);
    const std::string second = MonthStart(month % 12 + 1);
    for (const int lead : {0, 5}) {
      const TestParty early = {.calendar = first, .lead_days = lead};
      const TestParty late = {.calendar = second, .lead_days = lead};
      EXPECT_EQ(KindsOf(AlignParties(early, late).candidates[0]), "VENDOR") << month;
      EXPECT_EQ(KindsOf(AlignParties(late, early).candidates[0]), "PARTNER") << month;
    }
  }
}

TEST(Alignment, F4_ALeadMovesTheJointCloseBeforeTheOwnOne) {
  const TestParty vendor = {.calendar = "month 01-01", .lead_days = 5};
  const Alignment alignment = AlignParties(vendor, {"month 01-01"});
  // 31 March 2026 is a Tuesday; five working days before booking it must be signed on the 24th.
  EXPECT_EQ(Find(alignment, Kind::kVendor)->closes[0], Day("2026-03-24"));
  EXPECT_EQ(Find(alignment, Kind::kPartner)->closes[0], Day("2026-03-31"));
  EXPECT_EQ(Find(alignment, Kind::kPartner)->judgement.terms.urgency_by.vendor, 0);
}

TEST(Alignment, R4_ACloseFallsBackToAJointWorkingDayNeverForward) {
  const Alignment alignment = AlignParties({"month 01-01", "US"}, {"month 01-01", "EG"});
  for (const CivilDay close : Find(alignment, Kind::kVendor)->closes) {
    EXPECT_NE(close.weekday(), std::chrono::Friday);
    EXPECT_NE(close.weekday(), std::chrono::Saturday);
    EXPECT_NE(close.weekday(), std::chrono::Sunday);
  }
}

TEST(Alignment, F3_DatesGivenByHandAreScoredAlike) {
  const std::vector<CivilDay> dates = {Day("2026-06-30"), Day("2026-03-29"), Day("2026-09-30"),
                                       Day("2026-12-31")};
  const Horizon year = {.from = Day("2026-01-01"), .years = 1};
  const Alignment alignment = AlignParties({"month 01-01"}, {"month 02-01"}, year, dates);
  const Candidate* manual = Find(alignment, Kind::kManual);
  ASSERT_NE(manual, nullptr);
  // 29 March 2026 is a Sunday.
  EXPECT_THAT(manual->closes, ElementsAre(Day("2026-03-27"), Day("2026-06-30"), Day("2026-09-30"),
                                          Day("2026-12-31")));
  EXPECT_EQ(manual->judgement.terms.simplicity, .5);
  const PartySchedule a = ScheduleOf({"month 01-01"}, year);
  EXPECT_FALSE(Align(Partnership(a, a), {dates[0], dates[0]}, {}).ok());
}

TEST(Alignment, F3_EqualDatesByHandJoinTheCandidateThatHasThem) {
  const Horizon year = {.from = Day("2026-01-01"), .years = 1};
  const Alignment alignment =
      AlignParties({"month 01-01"}, {"month 02-01"}, year,
                   {Day("2026-03-31"), Day("2026-06-30"), Day("2026-09-30"), Day("2026-12-31")});
  EXPECT_EQ(KindsOf(*Find(alignment, Kind::kManual)), "VENDOR+MANUAL");
  EXPECT_EQ(Find(alignment, Kind::kManual)->judgement.terms.simplicity, 1);
}

TEST(Alignment, F3_CadencesThatMergeCarryTheTermsOfTheHigherScore) {
  // Both close on the same days in the horizon, but only the one cycle also meets 31 January 2026,
  // a Saturday, by a joint close on the day before the horizon.
  const Horizon year = {.from = Day("2026-01-31"), .years = 1};
  const TestParty steady = {"month 02-01"};
  const TestParty moved = {"month 03-01 | bridge 2025-12-01..2026-04-30 | month 05-01"};
  for (const bool steady_is_vendor : {true, false}) {
    const Alignment alignment =
        steady_is_vendor ? AlignParties(steady, moved, year) : AlignParties(moved, steady, year);
    const Candidate* merged = Find(alignment, Kind::kVendor);
    ASSERT_TRUE(merged->Is(Kind::kPartner));
    const Side side = steady_is_vendor ? Side::kVendor : Side::kPartner;
    EXPECT_EQ(merged->rule.side, side);
    EXPECT_EQ(merged->judgement.terms.coverage_by[side], 1);
  }
}

TEST(Alignment, F4_ASideWithoutACloseInTheHorizonIsCoveredAndOffersNoCycle) {
  const Horizon year = {.from = Day("2026-02-01"), .years = 1};
  const Alignment alignment = AlignParties(
      {"month 01-01"}, {"month 01-01 | bridge 2026-01-01..2027-06-30 | month 07-01"}, year);
  EXPECT_EQ(Find(alignment, Kind::kVendor)->judgement.terms.coverage_by.partner, 1);
  EXPECT_EQ(Find(alignment, Kind::kPartner), nullptr);
  EXPECT_EQ(alignment.not_offered[0].kind, Kind::kPartner);
}

TEST(Alignment, F4_TheParetoSetHoldsWhatNothingBeatsEverywhere) {
  const Alignment alignment = Months(1, 7);
  EXPECT_TRUE(Find(alignment, Kind::kTwo)->pareto);
  EXPECT_TRUE(Find(alignment, Kind::kVendor)->pareto);  // it is simpler
  EXPECT_FALSE(Find(alignment, Kind::kNew)->pareto);
}

TEST(Alignment, F4_WeightsAreTheVendorsAndMustSumTo100) {
  const ScoreSettings only_simple = {.urgency = 0,
                                     .coverage = 0,
                                     .calm = 0,
                                     .evenness = 0,
                                     .stability = 0,
                                     .freshness = 0,
                                     .simplicity = 100};
  const Alignment alignment =
      AlignParties({"month 01-01"}, {"month 07-01"}, FiveYears(), {}, only_simple);
  EXPECT_EQ(alignment.candidates[0].judgement.score, 100);
  EXPECT_EQ(KindsOf(alignment.candidates[0]), "VENDOR+PARTNER");
  EXPECT_FALSE(ScoreSettings{.urgency = 31}.Validate().ok());
  EXPECT_FALSE(ScoreSettings{.vendor_share = 1.5}.Validate().ok());
}

TEST(Alignment, R4_TheAnswerSaysWhenItRestsOnAssumedHolidays) {
  EXPECT_FALSE(AlignParties({"month 01-01", "US"}, {"month 02-01", "GB"}).estimated);
  EXPECT_TRUE(
      AlignParties({"month 01-01", "US"}, {"month 02-01"}, FiveYears("2034-01-01")).estimated);
  EXPECT_FALSE(AlignParties({"month 01-01"}, {"month 02-01"}, FiveYears("2034-01-01")).estimated);
}

TEST(Alignment, BadInputNamesFieldAndRule) {
  const auto working = std::make_shared<calendar::WorkingDays>(
      calendar::WorkingDays::Of(nullptr, {}, PartySchedule::WorkingSpan(FiveYears())));
  const auto calendar = calendar::ParseCalendar("month 01-01", calendar::RefuseFiles).value();
  EXPECT_THAT(MessageOf(PartySchedule::Create(calendar, working, 61, FiveYears()).status()),
              HasSubstr("lead_days: 61 must lie in 0 to 60"));
  EXPECT_THAT(MessageOf(Horizon{Day("2026-01-01"), 0}.Validate()),
              HasSubstr("1 to 50 years, not 0"));
  EXPECT_THAT(MessageOf(Horizon{Day("2026-01-01"), 1000}.Validate()), HasSubstr("not 1000"));
  EXPECT_THAT(MessageOf(Horizon{Day("2149-01-01"), 5}.Validate()), HasSubstr("1950 to 2150"));
  EXPECT_TRUE((Horizon{Day("2146-01-01"), 5}).Validate().ok());
}

}  // namespace
}  // namespace tandem::fiscal
