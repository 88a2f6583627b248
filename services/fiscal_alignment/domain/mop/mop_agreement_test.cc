#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testkit::IsOk;

calendar::DaySpan Span(std::string_view first, std::string_view last) {
  return {Day(first), Day(last)};
}

TEST(MopAgreement, F5_AcceptanceOfTheSameVersionByBothSidesBinds) {
  TestMop test(DifferenceTerms());
  EXPECT_THAT(test.Accept(), IsNotReady("it is DRAFT; only an open offer can be accepted"));
  ASSERT_THAT(test.Propose(), IsOk());
  EXPECT_THAT(test.Accept(kAnn),
              IsDenied("the vendor offered version 1; it can be accepted by the partner alone"));
  ASSERT_THAT(test.Accept(), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kAgreed);
  EXPECT_EQ(test.mop.agreed_version, 1);
  EXPECT_EQ(test.mop.agreed, test.now);
  EXPECT_EQ(test.mop.open_version, 0);
  EXPECT_FALSE(test.mop.open_until);
  EXPECT_EQ(test.mop.basis, (PerSide<std::int64_t>{1, 1}));
  ASSERT_EQ(test.mop.acceptances.size(), 2U);
  EXPECT_EQ(test.mop.acceptances[1].person, kBob.person);
  ASSERT_EQ(test.mop.accommodations.size(), 2U);
  EXPECT_EQ(test.mop.accommodations[1].terms.owner, kBob.person);
  EXPECT_EQ(test.mop.accommodations[1].state, Accommodation::State::kOpen);
  EXPECT_THAT(test.Accept(), IsNotReady("it is AGREED; only an open offer can be accepted"));
}

TEST(MopAgreement, F5_AcceptListsAllThatIsMissing) {
  MopTerms terms = PeriodTerms();
  terms.predecessor = 1;
  TestMop test(terms);
  ASSERT_THAT(test.Propose(), IsOk());
  const AcceptanceFacts facts = {
      .revisions = {2, 1}, .talked = false, .binding = {{2, Span("2026-07-01", "2027-01-01")}}};
  const Mop before = test.mop;
  const std::size_t steps = test.steps.size();
  EXPECT_THAT(
      AcceptMop(test.mop, kBob, 4, " ", facts, test.now, test.steps),
      IsNotReady(
          "version 4 is not open; the open one is version 1; a rationale is missing; a "
          "conversation on this MOP, not later than today, with somebody of each side is missing; "
          "the vendor's calendar has revision 2 now, and the offer is based on revision 1; MOP 2 "
          "from 2026-07-01 to 2027-01-01 overlaps the term; MOP 1, whose place it shall take, is "
          "not in force"));
  EXPECT_EQ(test.mop, before);
  EXPECT_EQ(test.steps.size(), steps);
}

TEST(MopAgreement, F5_AStaleVersionIsNotAccepted) {
  TestMop test;
  ASSERT_THAT(test.Propose(), IsOk());
  ASSERT_THAT(test.Counter(kBob, DifferenceTerms()), IsOk());
  EXPECT_THAT(test.Accept(kAnn, 1), IsNotReady("version 1 is not open; the open one is version 2"));
  EXPECT_THAT(test.Accept(kAnn, 2), IsOk());
  EXPECT_EQ(test.mop.agreed_version, 2);
}

TEST(MopAgreement, F5_AnOfferCannotBeAcceptedAfterItsTime) {
  TestMop test;
  ASSERT_THAT(test.Propose(), IsOk());
  test.now = *test.mop.open_until;
  EXPECT_THAT(test.Accept(), IsNotReady("it could be accepted until 2026-07-01T09:00:00Z"));
  test.now -= std::chrono::microseconds(1);
  EXPECT_THAT(test.Accept(), IsOk());
}

TEST(MopAgreement, F5_BindingTermsMayTouchButNotOverlap) {
  const auto accept = [](const calendar::DaySpan& other) {
    TestMop test;
    EXPECT_THAT(test.Propose(), IsOk());
    AcceptanceFacts facts = GoodFacts();
    facts.binding = {{1, other}};
    return test.Accept(kBob, 1, facts).ok();
  };
  EXPECT_TRUE(accept(Span("2026-01-01", "2026-12-31")));
  EXPECT_FALSE(accept(Span("2026-01-01", "2027-01-01")));
  EXPECT_FALSE(accept(Span("2027-12-31", "2028-12-31")));
  EXPECT_TRUE(accept(Span("2028-01-01", "2028-12-31")));
  // A successor has left nothing of it.
  EXPECT_TRUE(accept(Span("2027-06-01", "2027-05-31")));
}

TEST(MopAgreement, F5_ASuccessorCutsItsPredecessorAndTakesItsPlace) {
  TestMop old = AgreedMop();
  MopTerms terms = PeriodTerms();
  terms.term = Span("2027-07-01", "2028-06-30");
  terms.predecessor = 1;
  TestMop next(terms);
  ASSERT_THAT(next.Propose(), IsOk());
  AcceptanceFacts facts = GoodFacts();
  facts.binding = {{1, k2027}};
  ASSERT_THAT(next.Accept(kBob, 1, facts), IsOk());
  EXPECT_EQ(next.steps.back().other, 1);
  CutMop(old.mop, next.mop, next.now, old.steps);
  EXPECT_EQ(old.mop.term, Span("2027-01-01", "2027-06-30"));
  EXPECT_EQ(old.mop.successor, 3);
  EXPECT_EQ(old.steps.back().kind, MopStep::Kind::kCut);
  EXPECT_EQ(old.steps.back().other, 3);
  EXPECT_EQ(old.steps.back().text, "the last day is 2027-06-30 instead of 2027-12-31");
  EXPECT_TRUE(old.Pass("2027-06-30T23:59:59Z"));
  EXPECT_EQ(old.mop.state, MopState::kActive);
  EXPECT_TRUE(old.Pass("2027-07-01T00:00:00Z"));
  EXPECT_EQ(old.mop.state, MopState::kSuperseded);
  EXPECT_EQ(old.steps.back().other, 3);
  EXPECT_FALSE(NextMoment(old.mop));
}

// The predecessor of a successor that begins on `first`.
TestMop Cut(std::string_view first) {
  TestMop old = AgreedMop();
  MopTerms terms = PeriodTerms();
  terms.term = {Day(first), Day("2029-12-31")};
  CutMop(old.mop, AgreedMop(terms).mop, old.now, old.steps);
  EXPECT_TRUE(old.mop.renewed);
  return old;
}

TEST(MopAgreement, F5_ASuccessorNeverExtendsATerm) {
  TestMop touching = Cut("2028-01-01");
  EXPECT_EQ(touching.mop.term, k2027);
  EXPECT_TRUE(touching.Pass("2028-01-01T00:00:00Z"));
  EXPECT_EQ(touching.mop.state, MopState::kSuperseded);
  TestMop apart = Cut("2028-01-02");
  EXPECT_EQ(apart.mop.term, k2027);
  EXPECT_TRUE(apart.Pass("2028-01-02T00:00:00Z"));
  EXPECT_EQ(apart.mop.state, MopState::kExpired);
  EXPECT_FALSE(NextMoment(apart.mop));
}

TEST(MopAgreement, F5_ASuccessorMayLeaveNothing) {
  for (const std::string_view first : {"2026-11-01", "2027-01-01"}) {
    TestMop old = Cut(first);
    EXPECT_LT(old.mop.term.last, old.mop.term.first);
    EXPECT_FALSE(old.Pass("2026-10-31T23:59:59Z"));
    EXPECT_TRUE(old.Pass("2027-01-01T00:00:00Z"));
    EXPECT_EQ(old.mop.state, MopState::kSuperseded);
    EXPECT_EQ(old.steps.back().time, At(std::string(first) + "T00:00:00Z"));
    // Created, proposed, accepted, cut, superseded: it never began.
    EXPECT_EQ(old.steps.size(), 5U);
  }
}

TEST(MopAgreement, F5_AnEndTakesEffectAtTheNextJointCloseAfterToday) {
  TestMop test = AgreedMop();
  const std::vector<CivilDay> closes = {Day("2027-03-31"), Day("2027-06-30"), Day("2027-09-30")};
  test.Pass("2027-03-31T12:00:00Z");
  ASSERT_THAT(test.End(kBob, closes), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kActive);
  EXPECT_EQ(test.mop.end_day, Day("2027-06-30"));
  EXPECT_EQ(test.mop.ended_by, Side::kPartner);
  EXPECT_EQ(test.mop.term.last, Day("2027-06-30"));
  EXPECT_THAT(test.End(kAnn, closes, ""),
              IsNotReady("a reason is missing; the partner has ended it already, with 2027-06-30"));
  EXPECT_FALSE(test.Pass("2027-06-30T23:59:59Z"));
  EXPECT_TRUE(test.Pass("2027-07-01T00:00:00Z"));
  EXPECT_EQ(test.mop.state, MopState::kEnded);
  EXPECT_EQ(test.steps.back().time, At("2027-07-01T00:00:00Z"));
  EXPECT_THAT(test.End(kAnn, closes),
              IsNotReady("it is ENDED; only an AGREED, ACTIVE or NEEDS_REVIEW one can be ended"));
}

TEST(MopAgreement, F5_WithoutACloseLeftTheEndIsToday) {
  TestMop difference = AgreedMop(DifferenceTerms());
  difference.Pass("2027-02-01T12:00:00Z");
  ASSERT_THAT(difference.End(kAnn, {}), IsOk());
  EXPECT_EQ(difference.mop.end_day, Day("2027-02-01"));
  TestMop period = AgreedMop();
  period.Pass("2027-12-31T12:00:00Z");
  ASSERT_THAT(period.End(kAnn, std::vector{Day("2027-12-31"), Day("2028-03-31")}), IsOk());
  EXPECT_EQ(period.mop.end_day, Day("2027-12-31"));
  EXPECT_TRUE(period.Pass("2028-01-01T00:00:00Z"));
  EXPECT_EQ(period.mop.state, MopState::kEnded);
}

TEST(MopAgreement, F5_WhatHasNotBegunMayBeEnded) {
  TestMop period = AgreedMop();
  ASSERT_THAT(period.End(kAnn, std::vector{Day("2027-03-31")}), IsOk());
  EXPECT_EQ(period.mop.end_day, Day("2027-03-31"));
  TestMop difference = AgreedMop(DifferenceTerms());
  ASSERT_THAT(difference.End(kAnn, {}), IsOk());
  EXPECT_TRUE(difference.Pass("2027-06-01T00:00:00Z"));
  EXPECT_EQ(difference.mop.state, MopState::kEnded);
  EXPECT_EQ(difference.steps.back().time, At("2026-06-02T00:00:00Z"));
}

TEST(MopAgreement, F5_ASuccessorBeforeTheEndSupersedes) {
  TestMop old = AgreedMop();
  ASSERT_THAT(old.End(kAnn, std::vector{Day("2027-03-31")}), IsOk());
  MopTerms terms = PeriodTerms();
  terms.term.first = Day("2027-03-01");
  CutMop(old.mop, AgreedMop(terms).mop, old.now, old.steps);
  EXPECT_TRUE(old.Pass("2027-04-01T00:00:00Z"));
  EXPECT_EQ(old.mop.state, MopState::kSuperseded);
}

}  // namespace
}  // namespace tandem::fiscal
