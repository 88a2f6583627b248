#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testkit::IsOk;

MopDates With(std::vector<CivilDay> closes) {
  MopDates dates;
  dates.closes = std::move(closes);
  return dates;
}
const MopDates kAgreed = With({Day("2027-03-31"), Day("2027-06-30")});
const MopDates kMoved = With({Day("2027-03-30"), Day("2027-06-30")});

bool Review(TestMop& test, const StatusOr<MopDates>& dates, std::int64_t partner_revision) {
  return ReviewMop(test.mop, kAgreed, dates, {1, partner_revision}, test.now, test.steps);
}
Status Reaffirm(TestMop& test, const MopActor& actor) {
  return ReaffirmMop(test.mop, actor, test.now, test.steps);
}

TEST(MopReview, F5_ARevisionThatMovesADateOfTheRemainingTermNeedsReview) {
  TestMop test = AgreedMop();
  EXPECT_FALSE(Review(test, kAgreed, 2));
  EXPECT_EQ(test.mop.state, MopState::kAgreed);
  ASSERT_TRUE(Review(test, kMoved, 3));
  EXPECT_EQ(test.mop.state, MopState::kNeedsReview);
  EXPECT_EQ(test.mop.review->revisions, (PerSide<std::int64_t>{1, 3}));
  EXPECT_EQ(test.mop.review->since, test.now);
  EXPECT_THAT(test.mop.review->differences,
              ElementsAre("the joint close 2027-03-31 becomes 2027-03-30"));
  EXPECT_EQ(test.steps.back().kind, MopStep::Kind::kReviewNeeded);
  EXPECT_EQ(test.steps.back().text, "the joint close 2027-03-31 becomes 2027-03-30");
  EXPECT_EQ(test.mop.basis, (PerSide<std::int64_t>{1, 1}));
  const Mop before = test.mop;
  EXPECT_FALSE(Review(test, kMoved, 3));
  EXPECT_EQ(test.mop, before);
}

TEST(MopReview, F5_ADateThatHasPassedNeedsNone) {
  TestMop test = AgreedMop();
  test.Pass("2027-04-01T00:00:00Z");
  EXPECT_FALSE(Review(test, kMoved, 2));
  EXPECT_EQ(test.mop.state, MopState::kActive);
  test = AgreedMop();
  test.Pass("2027-03-31T23:00:00Z");
  EXPECT_TRUE(Review(test, kMoved, 2));
}

TEST(MopReview, F5_DatesThatCannotBeComputedAnyMoreAreADifference) {
  TestMop test = AgreedMop();
  ASSERT_TRUE(Review(test, FailedPrecondition("the calendar ends in 2026"), 2));
  EXPECT_THAT(test.mop.review->differences, ElementsAre("the calendar ends in 2026"));
}

TEST(MopReview, F5_BothSidesReaffirmOnceEach) {
  TestMop test = AgreedMop();
  EXPECT_THAT(Reaffirm(test, kAnn),
              IsNotReady("it is AGREED; only one in NEEDS_REVIEW can be reaffirmed"));
  ASSERT_TRUE(Review(test, kMoved, 2));
  ASSERT_THAT(Reaffirm(test, kAnn), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kNeedsReview);
  const Mop before = test.mop;
  EXPECT_THAT(Reaffirm(test, kAnn),
              IsDenied("the vendor has reaffirmed it already; it is the partner's turn"));
  EXPECT_EQ(test.mop, before);
  ASSERT_THAT(Reaffirm(test, kBob), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kAgreed);
  EXPECT_EQ(test.mop.basis, (PerSide<std::int64_t>{1, 2}));
  EXPECT_FALSE(test.mop.review);
  EXPECT_EQ(test.steps.back().kind, MopStep::Kind::kReviewed);
}

TEST(MopReview, F5_WhatWasAgreedKeepsRunningMeanwhile) {
  TestMop test = AgreedMop();
  ASSERT_TRUE(Review(test, kMoved, 2));
  EXPECT_FALSE(test.Pass("2027-01-01T00:00:00Z"));
  EXPECT_EQ(test.mop.state, MopState::kNeedsReview);
  TestMop reaffirmed = test;
  ASSERT_THAT(Reaffirm(reaffirmed, kBob), IsOk());
  ASSERT_THAT(Reaffirm(reaffirmed, kAnn), IsOk());
  EXPECT_EQ(reaffirmed.mop.state, MopState::kActive);
  EXPECT_TRUE(test.Pass("2028-01-01T00:00:00Z"));
  EXPECT_EQ(test.mop.state, MopState::kExpired);
  EXPECT_FALSE(test.mop.review);
}

TEST(MopReview, F5_AnotherRevisionVoidsAOneSidedReaffirmation) {
  TestMop test = AgreedMop();
  ASSERT_TRUE(Review(test, kMoved, 2));
  ASSERT_THAT(Reaffirm(test, kAnn), IsOk());
  ASSERT_TRUE(Review(test, kMoved, 3));
  EXPECT_EQ(test.mop.review->reaffirmed, PerSide<bool>{});
  EXPECT_EQ(test.mop.review->revisions.partner, 3);
  EXPECT_EQ(test.steps.back().kind, MopStep::Kind::kReaffirmationVoided);
  ASSERT_THAT(Reaffirm(test, kBob), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kNeedsReview);
  ASSERT_TRUE(Review(test, kAgreed, 4));
  EXPECT_TRUE(test.mop.review->differences.empty());
  EXPECT_EQ(test.mop.state, MopState::kNeedsReview);
}

}  // namespace
}  // namespace tandem::fiscal
