#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/fiscal_alignment/domain/mop/mop_testing.h"

namespace tandem::fiscal {
namespace {

using testkit::IsOk;

Status Revise(TestMop& test, const MopActor& actor, const MopTerms& terms = PeriodTerms()) {
  return ReviseMop(test.mop, actor, {terms, "better so"}, GoodBasis(2, 1), test.now, test.steps);
}
Status Withdraw(TestMop& test, const MopActor& actor, const std::string& reason = "too early") {
  return WithdrawMop(test.mop, actor, reason, test.now, test.steps);
}
Status Decline(TestMop& test, const MopActor& actor, const std::string& reason = "no") {
  return DeclineMop(test.mop, actor, reason, test.now, test.steps);
}

MopTerms OtherTerms() {
  MopTerms terms = PeriodTerms();
  terms.rule->side = Side::kPartner;
  return terms;
}

TEST(MopOffers, F5_CreateMakesADraftOfEitherSide) {
  MopTerms terms = PeriodTerms();
  terms.time_zone.clear();
  const TestMop test(terms, kBob);
  EXPECT_EQ(test.mop.state, MopState::kDraft);
  EXPECT_EQ(test.mop.author_side, Side::kPartner);
  EXPECT_EQ(test.mop.current().author, kBob.person);
  EXPECT_EQ(test.mop.current().terms.time_zone, "Europe/Berlin");
  EXPECT_EQ(test.mop.current().revisions, (PerSide<std::int64_t>{1, 1}));
  EXPECT_EQ(test.mop.term, k2027);
  EXPECT_EQ(test.mop.created, kNow);
  ASSERT_EQ(test.steps.size(), 1U);
  EXPECT_EQ(test.steps[0].kind, MopStep::Kind::kCreated);
  EXPECT_EQ(test.steps[0].text, "one calendar");
}

TEST(MopOffers, F5_CreateRefusesWhatCanNeverBeRight) {
  std::vector<MopStep> steps;
  const auto create = [&](const MopTerms& terms, const std::string& rationale = "") {
    return CreateMop({{}, 3}, kAnn, {terms, rationale}, GoodBasis(), kNow, steps).status();
  };
  MopTerms terms = PeriodTerms();
  terms.predecessor = 3;
  EXPECT_EQ(FieldOf(create(terms)), "terms.predecessor");
  terms = PeriodTerms();
  terms.term.last = terms.term.first - 1;
  EXPECT_EQ(FieldOf(create(terms)), "terms.term");
  EXPECT_EQ(FieldOf(create(PeriodTerms(), std::string(4001, 'x'))), "rationale");
  EXPECT_TRUE(steps.empty());
}

TEST(MopOffers, F5_ADraftIsRevisedByItsAuthorsSide) {
  TestMop test;
  EXPECT_THAT(Revise(test, kBob),
              IsDenied("the vendor made the draft; it can be revised by its side alone"));
  ASSERT_THAT(Revise(test, kAnn, OtherTerms()), IsOk());
  EXPECT_EQ(test.mop.versions.size(), 2U);
  EXPECT_EQ(test.mop.current().number, 2);
  EXPECT_EQ(test.mop.current().revisions, (PerSide<std::int64_t>{2, 1}));
  ASSERT_THAT(test.Propose(), IsOk());
  EXPECT_EQ(test.mop.open_version, 2);
  EXPECT_THAT(Revise(test, kAnn), IsNotReady("it is PROPOSED; only a DRAFT can be revised"));
}

TEST(MopOffers, F5_ADraftIsDiscardedByItsAuthorsSide) {
  TestMop test;
  EXPECT_THAT(DiscardMop(test.mop, kBob, kNow, test.steps),
              IsDenied("the vendor made the draft; it can be discarded by its side alone"));
  ASSERT_THAT(DiscardMop(test.mop, kAnn, kNow, test.steps), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kWithdrawn);
  EXPECT_THAT(DiscardMop(test.mop, kAnn, kNow, test.steps),
              IsNotReady("it is WITHDRAWN; only a DRAFT can be discarded"));
}

TEST(MopOffers, F5_ProposingIsTheOfferingSidesAcceptance) {
  TestMop test;
  test.now = At("2026-06-02T10:00:00Z");
  ASSERT_THAT(test.Propose(kAnn, GoodBasis(5, 6)), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kProposed);
  EXPECT_EQ(test.mop.open_version, 1);
  EXPECT_EQ(test.mop.open_until, At("2026-07-02T10:00:00Z"));
  EXPECT_EQ(test.mop.current().offered, test.now);
  EXPECT_EQ(test.mop.current().revisions, (PerSide<std::int64_t>{5, 6}));
  ASSERT_EQ(test.mop.acceptances.size(), 1U);
  EXPECT_EQ(test.mop.acceptances[0].side, Side::kVendor);
  EXPECT_EQ(test.mop.acceptances[0].rationale, "one calendar");
  EXPECT_THAT(test.Propose(), IsNotReady("it is PROPOSED; only a DRAFT can be proposed"));
}

TEST(MopOffers, F5_AnOfferWaitsUntilTheTermBeginsAtMost) {
  TestMop test;
  test.now = At("2026-12-20T10:00:00Z");
  ASSERT_THAT(test.Propose(), IsOk());
  EXPECT_EQ(test.mop.open_until, At("2027-01-01T00:00:00Z"));
}

TEST(MopOffers, F5_ProposeListsAllThatIsMissing) {
  TestMop test;
  EXPECT_THAT(test.Propose(kBob),
              IsDenied("the vendor made the draft; it can be proposed by its side alone"));
  test.now = At("2027-01-01T00:00:00Z");
  MopBasis basis = GoodBasis();
  basis.obstacles = {"the calendar of the partner is not known", "it has no joint close"};
  const Mop before = test.mop;
  EXPECT_THAT(
      test.Propose(kAnn, basis),
      IsNotReady("the first day of the term, 2027-01-01, must lie behind today, 2027-01-01; the "
                 "calendar of the partner is not known; it has no joint close"));
  EXPECT_EQ(test.mop, before);
  test.now = At("2026-12-31T23:59:59.999999Z");
  EXPECT_THAT(test.Propose(), IsOk());
}

TEST(MopOffers, F6_ADifferenceNeedsAnAccommodationOfEachSideAndDuesToCome) {
  MopTerms terms = DifferenceTerms();
  terms.accommodations = {Offer(kAnn, "2026-06-10")};
  TestMop test(terms);
  EXPECT_THAT(test.Propose(), IsNotReady("an accommodation of the partner is missing"));
  test.now = At("2026-06-11T00:00:00Z");
  EXPECT_THAT(test.Propose(), IsNotReady("an accommodation of the partner is missing; "
                                         "accommodation 1 is due on 2026-06-10, before today"));
  TestMop none([] {
    MopTerms empty = DifferenceTerms();
    empty.accommodations.clear();
    return empty;
  }());
  EXPECT_THAT(none.Propose(), IsNotReady("an accommodation of the vendor is missing; "
                                         "an accommodation of the partner is missing"));
  EXPECT_THAT(TestMop(DifferenceTerms()).Propose(), IsOk());
}

TEST(MopOffers, F5_TheOtherSideCounters) {
  TestMop test;
  EXPECT_THAT(test.Counter(kBob, OtherTerms()),
              IsNotReady("it is DRAFT; only an open offer can be countered"));
  ASSERT_THAT(test.Propose(), IsOk());
  EXPECT_THAT(test.Counter(kAnn, OtherTerms()),
              IsDenied("the vendor offered version 1; it can be countered by the partner alone"));
  test.now += std::chrono::hours(24);
  ASSERT_THAT(test.Counter(kBob, OtherTerms(), GoodBasis(2, 2)), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kCountered);
  EXPECT_EQ(test.mop.open_version, 2);
  EXPECT_EQ(test.mop.open_until, test.now + std::chrono::hours(24) * kOfferDays);
  EXPECT_EQ(test.mop.acceptances.back().side, Side::kPartner);
  EXPECT_EQ(test.mop.version(1).terms, PeriodTerms());
  EXPECT_THAT(test.Counter(kBob, PeriodTerms()),
              IsDenied("the partner offered version 2; it can be countered by the vendor alone"));
  ASSERT_THAT(test.Counter(kAnn, PeriodTerms()), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kCountered);
  EXPECT_EQ(test.mop.open_version, 3);
}

TEST(MopOffers, F5_ACounterListsAllThatIsMissing) {
  TestMop test;
  ASSERT_THAT(test.Propose(), IsOk());
  MopTerms same = PeriodTerms();
  same.time_zone = "Europe/Berlin";
  MopBasis basis = GoodBasis();
  basis.obstacles = {"the calendar of the partner is not known"};
  const Mop before = test.mop;
  EXPECT_THAT(test.Counter(kBob, same, basis),
              IsNotReady("the calendar of the partner is not known; it must differ from version 1 "
                         "in kind, rule, closes, term or accommodations"));
  same.time_zone = "Europe/Atlantis";
  EXPECT_EQ(FieldOf(test.Counter(kBob, same)), "terms.time_zone");
  EXPECT_EQ(test.mop, before);
  EXPECT_THAT(test.Counter(kBob, DifferenceTerms()), IsOk());
}

TEST(MopOffers, F5_TheOfferingSideWithdrawsAndTheOtherDeclinesWithAReason) {
  TestMop test;
  EXPECT_THAT(Withdraw(test, kAnn), IsNotReady("it is DRAFT; only an open offer can be withdrawn"));
  EXPECT_THAT(Decline(test, kBob), IsNotReady("it is DRAFT; only an open offer can be declined"));
  ASSERT_THAT(test.Propose(), IsOk());
  TestMop other = test;
  EXPECT_THAT(Withdraw(test, kBob),
              IsDenied("the vendor offered version 1; its side alone can withdraw it"));
  EXPECT_THAT(Withdraw(test, kAnn, " "), IsNotReady("a reason is missing"));
  ASSERT_THAT(Withdraw(test, kAnn), IsOk());
  EXPECT_EQ(test.mop.state, MopState::kWithdrawn);
  EXPECT_EQ(test.mop.open_version, 0);
  EXPECT_FALSE(test.mop.open_until);
  EXPECT_EQ(test.steps.back().version, 1);
  EXPECT_EQ(test.steps.back().text, "too early");
  EXPECT_THAT(Decline(other, kAnn),
              IsDenied("the vendor offered version 1; it can be declined by the partner alone"));
  EXPECT_THAT(Decline(other, kBob, ""), IsNotReady("a reason is missing"));
  EXPECT_EQ(FieldOf(Decline(other, kBob, std::string(4001, 'x'))), "reason");
  ASSERT_THAT(Decline(other, kBob), IsOk());
  EXPECT_EQ(other.mop.state, MopState::kDeclined);
}

}  // namespace
}  // namespace tandem::fiscal
