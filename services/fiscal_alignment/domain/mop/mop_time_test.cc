#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testkit::IsOk;

TEST(MopTime, F5_ADayBeginsWhereTheClockSkipsMidnight) {
  // The clock went from 24:00 to 01:00.
  EXPECT_EQ(BeginningOf(Day("2018-11-04"), "America/Sao_Paulo"), At("2018-11-04T03:00:00Z"));
  EXPECT_EQ(DayIn(At("2018-11-04T02:59:59.999999Z"), "America/Sao_Paulo"), Day("2018-11-03"));
  EXPECT_EQ(DayIn(At("2018-11-04T03:00:00Z"), "America/Sao_Paulo"), Day("2018-11-04"));
  EXPECT_EQ(BeginningOf(Day("2025-03-30"), "Asia/Beirut"), At("2025-03-29T22:00:00Z"));
  EXPECT_EQ(DayIn(At("2025-03-29T22:00:00Z"), "Asia/Beirut"), Day("2025-03-30"));
}

TEST(MopTime, F5_ADayBeginsOnceWhereTheClockPassesMidnightTwice) {
  // From 01:00 back to 00:00.
  EXPECT_EQ(BeginningOf(Day("2025-11-02"), "America/Havana"), At("2025-11-02T04:00:00Z"));
  // From 24:00 back to 23:00: the evening is longer.
  EXPECT_EQ(BeginningOf(Day("2018-02-18"), "America/Sao_Paulo"), At("2018-02-18T03:00:00Z"));
  EXPECT_EQ(DayIn(At("2018-02-18T02:30:00Z"), "America/Sao_Paulo"), Day("2018-02-17"));
  // From 00:01 back to 23:01: the day that has begun goes on.
  const Instant begin = BeginningOf(Day("2010-11-07"), "America/St_Johns");
  EXPECT_EQ(begin, At("2010-11-07T02:30:00Z"));
  EXPECT_EQ(DayIn(At("2010-11-07T03:00:00Z"), "America/St_Johns"), Day("2010-11-07"));
  EXPECT_EQ(DayIn(begin - std::chrono::microseconds(1), "America/St_Johns"), Day("2010-11-06"));
}

TEST(MopTime, F5_ADayThatDoesNotExistBeginsWithTheNext) {
  EXPECT_EQ(BeginningOf(Day("2011-12-30"), "Pacific/Apia"),
            BeginningOf(Day("2011-12-31"), "Pacific/Apia"));
  EXPECT_EQ(DayIn(BeginningOf(Day("2011-12-30"), "Pacific/Apia"), "Pacific/Apia"),
            Day("2011-12-31"));
}

TEST(MopTime, F5_AnUnansweredOfferExpires) {
  TestMop test;
  EXPECT_FALSE(test.Pass("2026-06-01T10:00:00Z"));
  ASSERT_THAT(test.Propose(), IsOk());
  EXPECT_EQ(NextMoment(test.mop), At("2026-07-01T10:00:00Z"));
  EXPECT_FALSE(test.Pass("2026-07-01T09:59:59.999999Z"));
  EXPECT_TRUE(test.Pass("2026-09-01T00:00:00Z"));
  EXPECT_EQ(test.mop.state, MopState::kExpired);
  EXPECT_EQ(test.mop.open_version, 0);
  EXPECT_EQ(test.steps.back().kind, MopStep::Kind::kOfferExpired);
  EXPECT_EQ(test.steps.back().time, At("2026-07-01T10:00:00Z"));
  EXPECT_EQ(test.steps.back().version, 1);
  EXPECT_FALSE(NextMoment(test.mop));
}

TEST(MopTime, F5_TheTermRunsInTheZoneOfTheMop) {
  MopTerms terms = PeriodTerms();
  terms.time_zone = "Asia/Tokyo";
  TestMop test = AgreedMop(terms);
  EXPECT_FALSE(test.Pass("2026-12-31T14:59:59Z"));
  EXPECT_TRUE(test.Pass("2026-12-31T15:00:00Z"));
  EXPECT_EQ(test.mop.state, MopState::kActive);
  EXPECT_FALSE(test.Pass("2027-12-31T14:59:59Z"));
  EXPECT_TRUE(test.Pass("2027-12-31T15:00:00Z"));
  EXPECT_EQ(test.mop.state, MopState::kExpired);
  EXPECT_EQ(test.steps.back().kind, MopStep::Kind::kTermOver);
}

TEST(MopTime, F5_OneLeapDoesAllInOrderAndOnce) {
  TestMop test = AgreedMop(DifferenceTerms());
  EXPECT_TRUE(test.Pass("2030-01-01T00:00:00Z"));
  EXPECT_FALSE(test.Pass("2030-01-01T00:00:00Z"));
  std::vector<Instant> times;
  for (const MopStep& step : test.steps) times.push_back(step.time);
  EXPECT_THAT(times,
              ElementsAre(kNow, kNow, kNow, At("2027-01-01T00:00:00Z"), At("2027-04-01T00:00:00Z"),
                          At("2027-06-01T00:00:00Z"), At("2028-01-01T00:00:00Z")));
  EXPECT_EQ(test.mop.updated, At("2028-01-01T00:00:00Z"));
}

MopStep::Kind LastKind(const std::vector<MopStep>& steps) { return steps.back().kind; }

TEST(MopRenewal, F5_IsDraftedOnceForTheVendor56DaysBeforeTheLastDay) {
  TestMop test = AgreedMop();
  const Instant due = At("2027-11-05T00:00:00Z");
  EXPECT_FALSE(IsRenewalDue(test.mop, due - std::chrono::microseconds(1)));
  EXPECT_TRUE(IsRenewalDue(test.mop, due));
  test.Pass("2027-11-05T00:00:00Z");
  std::vector<MopStep> steps;
  const Mop renewal = RenewalOf(test.mop, 4, due, test.steps, steps);
  EXPECT_FALSE(IsRenewalDue(test.mop, due));
  EXPECT_EQ(LastKind(test.steps), MopStep::Kind::kRenewalDrafted);
  EXPECT_EQ(test.steps.back().other, 4);
  EXPECT_EQ(renewal.name.ToString(), "vendors/acme/partnerships/softcat/mops/4");
  EXPECT_EQ(renewal.state, MopState::kDraft);
  EXPECT_EQ(renewal.author_side, Side::kVendor);
  EXPECT_EQ(renewal.current().author, PersonId());
  EXPECT_EQ(renewal.current().rationale, "Renewal of MOP 3, whose term ends on 2027-12-31.");
  EXPECT_EQ(renewal.term, (calendar::DaySpan{Day("2028-01-01"), Day("2028-12-31")}));
  EXPECT_EQ(renewal.current().terms.predecessor, 3);
  EXPECT_EQ(renewal.current().terms.rule, PeriodTerms().rule);
  EXPECT_EQ(LastKind(steps), MopStep::Kind::kCreated);
  EXPECT_EQ(steps.back().other, 3);
  TestMop offered = test;
  offered.mop = renewal;
  EXPECT_THAT(offered.Propose(), IsOk());
}

TEST(MopRenewal, F5_OfAShortTermComesWithTheAgreement) {
  MopTerms terms = PeriodTerms();
  terms.term = {Day("2026-06-15"), Day("2026-07-14")};
  const TestMop test = AgreedMop(terms);
  EXPECT_EQ(NextMoment(test.mop), kNow);
  EXPECT_TRUE(IsRenewalDue(test.mop, kNow));
}

TEST(MopRenewal, F5_IsNotMissedAcrossADowntime) {
  TestMop test = AgreedMop();
  test.Pass("2029-01-01T00:00:00Z");
  EXPECT_EQ(test.mop.state, MopState::kExpired);
  EXPECT_TRUE(IsRenewalDue(test.mop, test.now));
  std::vector<MopStep> steps;
  RenewalOf(test.mop, 4, test.now, test.steps, steps);
  EXPECT_FALSE(NextMoment(test.mop));
}

TEST(MopRenewal, F5_NoneForWhatWasEndedReplacedOrNeverAgreed) {
  const Instant later = At("2027-12-01T00:00:00Z");
  TestMop ended = AgreedMop();
  ASSERT_THAT(ended.End(kAnn, std::vector{Day("2027-12-31")}), IsOk());
  EXPECT_FALSE(IsRenewalDue(ended.mop, later));
  TestMop replaced = AgreedMop();
  MopTerms terms = PeriodTerms();
  terms.term = {Day("2028-01-01"), Day("2028-12-31")};
  CutMop(replaced.mop, AgreedMop(terms).mop, kNow, replaced.steps);
  EXPECT_FALSE(IsRenewalDue(replaced.mop, later));
  TestMop offered;
  ASSERT_THAT(offered.Propose(), IsOk());
  offered.Pass("2028-01-01T00:00:00Z");
  EXPECT_FALSE(IsRenewalDue(offered.mop, offered.now));
}

// The renewal's terms of an agreed MOP.
MopTerms Renewed(const MopTerms& terms) {
  TestMop test = AgreedMop(terms);
  std::vector<MopStep> steps;
  return RenewalOf(test.mop, 4, kNow, test.steps, steps).current().terms;
}

calendar::DaySpan RenewedTerm(std::string_view first, std::string_view last) {
  MopTerms terms = PeriodTerms();
  terms.term = {Day(first), Day(last)};
  return Renewed(terms).term;
}

TEST(MopRenewal, F5_IsAsLongInMonthsOrElseInDays) {
  EXPECT_EQ(RenewedTerm("2027-02-01", "2027-04-30").last, Day("2027-07-31"));
  EXPECT_EQ(RenewedTerm("2027-01-31", "2027-02-27").last, Day("2027-03-30"));
  EXPECT_EQ(RenewedTerm("2028-02-29", "2029-02-27"),
            (calendar::DaySpan{Day("2029-02-28"), Day("2030-02-27")}));
  EXPECT_EQ(RenewedTerm("2027-01-01", "2027-04-01"),
            (calendar::DaySpan{Day("2027-04-02"), Day("2027-07-01")}));
}

TEST(MopRenewal, F5_DatedClosesAndDueDaysMoveAlong) {
  MopTerms dated = PeriodTerms();
  dated.rule.reset();
  dated.closes = {Day("2027-03-31"), Day("2027-12-31")};
  EXPECT_THAT(Renewed(dated).closes, ElementsAre(Day("2028-03-31"), Day("2028-12-31")));
  dated.term.last = Day("2027-12-30");
  EXPECT_THAT(Renewed(dated).closes, ElementsAre(Day("2028-03-29"), Day("2028-12-29")));
  EXPECT_EQ(Renewed(DifferenceTerms()).accommodations[1].due, Day("2028-05-31"));
}

}  // namespace
}  // namespace tandem::fiscal
