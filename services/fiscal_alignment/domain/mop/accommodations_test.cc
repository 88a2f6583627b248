#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testkit::IsOk;
using State = Accommodation::State;

const CivilDay kAnswerDue = Day("2027-04-14");

Status Keep(TestMop& test, const MopActor& actor, int number = 1) {
  return KeepAccommodation(test.mop, actor, number, test.now, test.steps);
}
Status Contest(TestMop& test, const MopActor& actor, const std::string& reason = "nothing came") {
  return ContestAccommodation(test.mop, actor, 1, reason, kAnswerDue, test.now, test.steps);
}
Status Answer(TestMop& test, const MopActor& actor, const std::string& answer = "it did") {
  return AnswerAccommodation(test.mop, actor, 1, answer, test.now, test.steps);
}
State First(const TestMop& test) { return test.mop.accommodations[0].state; }

TestMop Active() {
  TestMop test = AgreedMop(DifferenceTerms());
  test.Pass("2027-03-01T08:00:00Z");
  return test;
}

TEST(Accommodations, F6_OnlyTheOwnerMarksOneAsKept) {
  TestMop test = Active();
  const std::string denied = "accommodation 1 can be marked as kept by its owner alone";
  EXPECT_THAT(Keep(test, kBob), IsDenied(denied));
  EXPECT_THAT(Keep(test, {Side::kVendor, Person("eve")}), IsDenied(denied));
  EXPECT_EQ(FieldOf(Keep(test, kAnn, 3)), "number");
  EXPECT_EQ(FieldOf(Keep(test, kAnn, 0)), "number");
  ASSERT_THAT(Keep(test, kAnn), IsOk());
  EXPECT_EQ(First(test), State::kKept);
  EXPECT_EQ(test.mop.accommodations[0].kept, test.now);
  EXPECT_EQ(test.steps.back().subject_number, 1);
  EXPECT_THAT(Keep(test, kAnn),
              IsNotReady("accommodation 1 is KEPT, and only what is OPEN can be marked as kept"));
}

TEST(Accommodations, F6_TheOtherSideContestsAndTheOwnersSideAnswers) {
  TestMop test = Active();
  EXPECT_THAT(
      Contest(test, kBob, ""),
      IsNotReady("accommodation 1 is OPEN, and only what is KEPT can be contested; a reason "
                 "is missing"));
  ASSERT_THAT(Keep(test, kAnn), IsOk());
  EXPECT_THAT(Contest(test, kAnn),
              IsDenied("accommodation 1 can be contested by the partner alone"));
  ASSERT_THAT(Contest(test, kBob), IsOk());
  EXPECT_EQ(First(test), State::kContested);
  EXPECT_EQ(test.mop.accommodations[0].answer_due, kAnswerDue);
  EXPECT_THAT(Answer(test, kBob),
              IsDenied("accommodation 1 can be answered for by the vendor alone"));
  EXPECT_THAT(Answer(test, kAnn, " "), IsNotReady("an answer is missing"));
  // Anybody of the owner's side may.
  ASSERT_THAT(Answer(test, {Side::kVendor, Person("eve")}), IsOk());
  EXPECT_EQ(First(test), State::kKept);
  EXPECT_EQ(test.mop.accommodations[0].answer, "it did");
  EXPECT_THAT(Answer(test, kAnn),
              IsNotReady("accommodation 1 is KEPT, and only what is CONTESTED can be answered"));
  ASSERT_THAT(Contest(test, kBob), IsOk());
  EXPECT_TRUE(test.mop.accommodations[0].answer.empty());
}

TEST(Accommodations, F6_UnmarkedWhenTheDueDayIsOverItIsBroken) {
  TestMop test = Active();
  EXPECT_FALSE(test.Pass("2027-03-31T23:59:59.999999Z"));
  EXPECT_TRUE(test.Pass("2027-04-01T00:00:00Z"));
  EXPECT_EQ(First(test), State::kBroken);
  EXPECT_EQ(test.mop.accommodations[0].broken, At("2027-04-01T00:00:00Z"));
  EXPECT_EQ(test.steps.back().kind, MopStep::Kind::kBroken);
  EXPECT_EQ(test.mop.state, MopState::kActive);
  EXPECT_THAT(Keep(test, kAnn),
              IsNotReady("accommodation 1 is BROKEN, and only what is OPEN can be marked as kept"));
}

TEST(Accommodations, F6_ContestedAndNotAnsweredInTimeItIsBroken) {
  TestMop test = Active();
  ASSERT_THAT(Keep(test, kAnn), IsOk());
  ASSERT_THAT(Contest(test, kBob), IsOk());
  EXPECT_FALSE(test.Pass("2027-04-14T23:59:59Z"));
  EXPECT_TRUE(test.Pass("2027-04-20T00:00:00Z"));
  EXPECT_EQ(First(test), State::kBroken);
  EXPECT_EQ(test.steps.back().time, At("2027-04-15T00:00:00Z"));
}

TEST(Accommodations, F6_DueOnTheLastDayItBreaksBeforeTheMopIsOver) {
  MopTerms terms = DifferenceTerms();
  terms.accommodations[0].due = k2027.last;
  TestMop test = AgreedMop(terms);
  EXPECT_TRUE(test.Pass("2028-06-01T00:00:00Z"));
  ASSERT_EQ(test.steps.size(), 7U);
  EXPECT_EQ(test.steps[5].kind, MopStep::Kind::kBroken);
  EXPECT_EQ(test.steps[5].subject_number, 1);
  EXPECT_EQ(test.steps[6].kind, MopStep::Kind::kTermOver);
}

TEST(Accommodations, F6_NothingBreaksOrIsKeptOnceTheMopIsOver) {
  TestMop test = Active();
  ASSERT_THAT(test.End(kAnn, {}), IsOk());
  EXPECT_TRUE(test.Pass("2027-04-02T00:00:00Z"));
  EXPECT_EQ(First(test), State::kOpen);
  EXPECT_THAT(Keep(test, kAnn),
              IsNotReady("it is ENDED; its accommodations count while both sides are bound"));
  TestMop period = AgreedMop();
  EXPECT_EQ(FieldOf(Keep(period, kAnn)), "number");
}

TEST(Accommodations, F6_DueBeforeBothAgreedItBreaksAsTheyAgree) {
  MopTerms terms = DifferenceTerms();
  terms.accommodations[0].due = Day("2026-06-10");
  TestMop test(terms);
  ASSERT_THAT(test.Propose(), IsOk());
  test.now = At("2026-06-20T00:00:00Z");
  ASSERT_THAT(test.Accept(), IsOk());
  EXPECT_EQ(NextMoment(test.mop), test.now);
  EXPECT_TRUE(test.Pass("2026-06-20T00:00:00Z"));
  EXPECT_EQ(test.mop.accommodations[0].broken, test.now);
}

}  // namespace
}  // namespace tandem::fiscal
