#include <gmock/gmock.h>

#include "services/fiscal_alignment/mop_service_testing.h"

namespace tandem::fiscal {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;
using MopLife = MopServiceFixture;

auto Denied(const std::string& text) {
  return StatusIs(StatusCode::kPermissionDenied, HasSubstr(text));
}
auto Refused(const std::string& text) {
  return StatusIs(StatusCode::kFailedPrecondition, HasSubstr(text));
}

TEST_F(MopLife, F5_TimeDoesEverythingOnceAlsoAfterDowntime) {
  Agree(PeriodText());
  const std::string offer = Propose(PeriodText("2029-01-01", "2029-12-31"));
  Close();
  clock_.Set(ParseInstant("2028-02-01T12:00:00Z").value());
  ASSERT_NO_FATAL_FAILURE(Open());
  EXPECT_GT(Fire(), 0);
  EXPECT_EQ(Steps(), "CREATED PROPOSED TALKED ACCEPTED BEGAN RENEWAL_DRAFTED TERM_OVER");
  EXPECT_EQ(Steps(offer), "CREATED PROPOSED OFFER_EXPIRED");
  const auto steps = Simply(kChief, &MopStub::ListMopSteps);
  ASSERT_THAT(steps, IsOk());
  EXPECT_EQ(ToText(FromMicros(steps->steps(4).time().seconds() * 1'000'000)),
            "2027-01-01T00:00:00Z");
  const std::int64_t events = Events();
  ASSERT_NO_FATAL_FAILURE(Restart());
  EXPECT_EQ(Fire(), 0);
  clock_.Advance(std::chrono::hours(1));
  EXPECT_EQ(Fire(), 0);
  EXPECT_EQ(Events(), events);
}

TEST_F(MopLife, F5_TheRenewalIsADraftThatTheVendorAloneSees) {
  Agree(PeriodText());
  Pass("2027-11-04T23:59:59Z");
  EXPECT_THAT(Steps(), Not(HasSubstr("RENEWAL")));
  Pass("2027-11-05T00:00:00Z");
  const std::string renewal = "vendors/acme/partnerships/softcat/mops/2";
  const v1::Mop draft = Get(renewal);
  EXPECT_EQ(draft.state(), v1::Mop::STATE_DRAFT);
  EXPECT_EQ(draft.author_side(), v1::SIDE_VENDOR);
  EXPECT_EQ(draft.versions(0).terms().predecessor(), kFirstMop);
  EXPECT_EQ(draft.term().first_day().year(), 2028);
  EXPECT_THAT(Simply(kExecutive, &MopStub::GetMop, renewal),
              StatusIs(StatusCode::kNotFound, testing::_));
  EXPECT_THAT(Steps(kFirstMop, kExecutive), Not(HasSubstr("RENEWAL")));
  EXPECT_THAT(Steps(), HasSubstr("RENEWAL_DRAFTED"));
}

TEST_F(MopLife, F5_ACommandComesAfterWhatTimeHasDone) {
  Propose(PeriodText());
  ASSERT_THAT(Talk(kFirstMop), IsOk());
  clock_.Set(ParseInstant("2026-10-31T12:00:00Z").value());  // the timer has not fired
  EXPECT_THAT(Accept(kFirstMop), Refused("it is EXPIRED"));
  EXPECT_EQ(Get().state(), v1::Mop::STATE_PROPOSED);
  Fire();
  EXPECT_EQ(Get().state(), v1::Mop::STATE_EXPIRED);
}

TEST_F(MopLife, F5_ARevisionReviewsTheMopsWhoseDatesChangeAndNoOther) {
  Agree(PeriodText());
  const std::string other = "vendors/acme/partnerships/bechtle/mops/1";
  Propose(PeriodText("2027-01-01", "2027-09-30"), "vendors/acme/partnerships/bechtle");
  ASSERT_THAT(Talk(other, "2026-10-01", "zoe"), IsOk());
  ASSERT_THAT(Accept(other, 1, kOtherExecutive), IsOk());
  const std::int64_t events = Events();
  // A year that begins a quarter later has the same quarter ends, and another last one of the year.
  ASSERT_THAT(Apply(WithCalendar(kPartnership, 2, "month 05-01")), IsOk());
  ASSERT_NO_FATAL_FAILURE(Review());
  EXPECT_EQ(Get().state(), v1::Mop::STATE_NEEDS_REVIEW);
  EXPECT_EQ(Get(other).state(), v1::Mop::STATE_AGREED);
  EXPECT_EQ(Events(), events + 1);
  // The same calendar in other words: nothing changes, and nobody is told.
  const std::int64_t revision = Get(other).revision();
  ASSERT_THAT(Apply(WithCalendar("vendors/acme", 2, "month 01-01; cutoff 18:00")), IsOk());
  ASSERT_NO_FATAL_FAILURE(Review());
  EXPECT_EQ(Get(other).state(), v1::Mop::STATE_AGREED);
  EXPECT_EQ(Get(other).revision(), revision);
  EXPECT_EQ(*service_->ToReview(), 0);
}

TEST_F(MopLife, F5_BothSidesReaffirmAndTheNewRevisionsHold) {
  Agree(PeriodText());
  ASSERT_THAT(Apply(WithCalendar("vendors/acme", 2, "month 02-01")), IsOk());
  EXPECT_EQ(*service_->ToReview(), 1);
  ASSERT_NO_FATAL_FAILURE(Review());
  EXPECT_EQ(*service_->ToReview(), 0);
  const v1::Mop review = Get();
  ASSERT_EQ(review.state(), v1::Mop::STATE_NEEDS_REVIEW);
  EXPECT_EQ(review.review().vendor_calendar_revision(), 2);
  EXPECT_GT(review.review().differences_size(), 0);
  EXPECT_EQ(review.review().joint_closes(0).month(), 1);
  EXPECT_THAT(Simply(kChief, &MopStub::ReaffirmMop),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("etag")));
  const auto etag = [&] { return "etag: '" + Get().etag() + "'"; };
  const std::string first = etag();
  const auto trial =
      Simply(kChief, &MopStub::ReaffirmMop, kFirstMop, first + " validate_only: true");
  ASSERT_THAT(trial, IsOk());
  EXPECT_EQ(trial->mop().review().joint_closes_size(), 4);
  ASSERT_THAT(Simply(kChief, &MopStub::ReaffirmMop, kFirstMop, first), IsOk());
  EXPECT_THAT(Simply(kExecutive, &MopStub::ReaffirmMop, kFirstMop, first), Refused("etag"));
  EXPECT_THAT(Simply(kChief, &MopStub::ReaffirmMop, kFirstMop, etag()), Denied("partner's turn"));
  // Another revision voids what one side said.
  ASSERT_THAT(Apply(WithCalendar("vendors/acme", 3, "month 03-01")), IsOk());
  ASSERT_NO_FATAL_FAILURE(Review());
  EXPECT_EQ(Get().review().reaffirmed_size(), 0);
  ASSERT_THAT(Simply(kExecutive, &MopStub::ReaffirmMop, kFirstMop, etag()), IsOk());
  const auto held = Simply(kChief, &MopStub::ReaffirmMop, kFirstMop, etag());
  ASSERT_THAT(held, IsOk());
  EXPECT_EQ(held->mop().state(), v1::Mop::STATE_AGREED);
  EXPECT_FALSE(held->mop().has_review());
  EXPECT_THAT(Steps(), HasSubstr("REVIEW_NEEDED REAFFIRMED REAFFIRMATION_VOIDED"));
  ASSERT_NO_FATAL_FAILURE(Review());
  EXPECT_EQ(Get().state(), v1::Mop::STATE_AGREED);
}

TEST_F(MopLife, F6_AccommodationsAreKeptContestedAnsweredAndBroken) {
  Agree(DifferenceText());
  Pass("2027-03-01T12:00:00Z");
  EXPECT_THAT(Simply(kChief, &MopStub::KeepAccommodation, kFirstMop, "number: 1"),
              Denied("owner alone"));
  ASSERT_THAT(Simply(kManager, &MopStub::KeepAccommodation, kFirstMop, "number: 1"), IsOk());
  EXPECT_THAT(Simply(kChief, &MopStub::ContestAccommodation, kFirstMop, "number: 1 reason: 'r'"),
              Denied("by the partner alone"));
  const auto contested =
      Simply(kExecutive, &MopStub::ContestAccommodation, kFirstMop, "number: 1 reason: 'too late'");
  ASSERT_THAT(contested, IsOk());
  EXPECT_EQ(contested->mop().accommodations(0).answer_due().day(), 15);
  ASSERT_THAT(
      Simply(kChief, &MopStub::AnswerAccommodation, kFirstMop, "number: 1 answer: 'on the first'"),
      IsOk());
  Pass("2027-03-21T00:00:00Z");
  const v1::Mop mop = Get();
  EXPECT_EQ(mop.accommodations(0).state(), v1::Accommodation::STATE_KEPT);
  EXPECT_EQ(mop.accommodations(1).state(), v1::Accommodation::STATE_BROKEN);
  EXPECT_THAT(Steps(), HasSubstr("BEGAN KEPT CONTESTED ANSWERED BROKEN"));
}

}  // namespace
}  // namespace tandem::fiscal
