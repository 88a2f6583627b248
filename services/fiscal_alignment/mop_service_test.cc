#include <gmock/gmock.h>

#include "services/fiscal_alignment/mop_service_testing.h"

namespace tandem::fiscal {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;
using MopService = MopServiceFixture;

auto Denied(const std::string& text = "may act") {
  return StatusIs(StatusCode::kPermissionDenied, HasSubstr(text));
}
auto Refused(const std::string& text) {
  return StatusIs(StatusCode::kFailedPrecondition, HasSubstr(text));
}
auto Bad(const std::string& text) {
  return StatusIs(StatusCode::kInvalidArgument, HasSubstr(text));
}
auto Missing() { return StatusIs(StatusCode::kNotFound, testing::_); }

TEST_F(MopService, F5_ANegotiationGoesFromTheDraftToTheLastDay) {
  const std::string parent = "parent: 'vendors/acme/partnerships/softcat' ";
  const auto created = Do(kManager, &MopStub::CreateMop, parent + PeriodText());
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->mop().name(), kFirstMop);
  EXPECT_EQ(created->mop().state(), v1::Mop::STATE_DRAFT);
  EXPECT_EQ(created->mop().versions(0).joint_closes_size(), 4);
  EXPECT_EQ(created->mop().versions(0).author(), "max");
  ASSERT_THAT(Simply(kManager, &MopStub::ProposeMop), IsOk());
  const auto countered =
      Simply(kExecutive, &MopStub::CounterMop, kFirstMop, PeriodText("2027-02-01", "2028-01-31"));
  ASSERT_THAT(countered, IsOk());
  EXPECT_EQ(countered->mop().state(), v1::Mop::STATE_COUNTERED);
  EXPECT_EQ(countered->mop().open_version(), 2);
  ASSERT_THAT(Talk(kFirstMop), IsOk());
  const auto confirmed = Simply(kExecutive, &MopStub::ConfirmMopConversation,
                                std::string(kFirstMop) + "/conversations/1");
  ASSERT_THAT(confirmed, IsOk());
  EXPECT_EQ(confirmed->conversation().confirmed_by(), "eve");
  const auto accepted = Accept(kFirstMop, 2, kChief);
  ASSERT_THAT(accepted, IsOk());
  EXPECT_EQ(accepted->mop().state(), v1::Mop::STATE_AGREED);
  EXPECT_EQ(accepted->mop().acceptances_size(), 3);
  Pass("2027-01-31T23:59:59Z");
  EXPECT_EQ(Get().state(), v1::Mop::STATE_AGREED);
  Pass("2027-02-01T00:00:00Z");
  EXPECT_EQ(Get().state(), v1::Mop::STATE_ACTIVE);
  Pass("2028-02-01T00:00:00Z");
  EXPECT_EQ(Get().state(), v1::Mop::STATE_EXPIRED);
  EXPECT_EQ(Steps(),
            "CREATED PROPOSED COUNTERED TALKED TALK_CONFIRMED ACCEPTED BEGAN RENEWAL_DRAFTED "
            "TERM_OVER");
  EXPECT_EQ(Get().revision(), 9);
  // One for each, and one for the renewal.
  EXPECT_EQ(Events(), 10);
}

TEST_F(MopService, F5_AnAcceptanceIsToldAllThatIsMissingAndLeavesNothing) {
  Propose(PeriodText());
  const v1::Mop before = Get();
  const std::int64_t events = Events();
  EXPECT_THAT(Simply(kExecutive, &MopStub::AcceptMop, kFirstMop, "version: 7"),
              Refused("version 7 is not open; the open one is version 1; a rationale is missing; a "
                      "conversation on this MOP"));
  ASSERT_THAT(Apply(WithCalendar("vendors/acme", 2, "month 03-01")), IsOk());
  ASSERT_THAT(Talk(kFirstMop), IsOk());
  EXPECT_THAT(Accept(kFirstMop), Refused("the vendor's calendar has revision 2 now"));
  EXPECT_EQ(Get().state(), before.state());
  EXPECT_EQ(Get().revision(), before.revision() + 1);  // the conversation
  EXPECT_EQ(Events(), events + 1);
}

TEST_F(MopService, F5_OnlyTheRightPeopleAct) {
  const std::string create = "parent: 'vendors/acme/partnerships/softcat' " + PeriodText();
  EXPECT_THAT(Do(kOtherManager, &MopStub::CreateMop, create), Denied());
  EXPECT_THAT(Do(kOtherExecutive, &MopStub::CreateMop, create), Denied());
  EXPECT_THAT(Do(kRep, &MopStub::CreateMop, create), Denied());
  EXPECT_THAT(Do("person=nobody; vendor=acme; side=partner; roles=partner-executive",
                 &MopStub::CreateMop, create),
              Denied());
  EXPECT_THAT(Do("person=op; roles=operator,chief", &MopStub::CreateMop, create), Denied());
  ASSERT_THAT(Do(kManager, &MopStub::CreateMop, create), IsOk());
  ASSERT_THAT(Simply(kChief, &MopStub::ProposeMop), IsOk());
  // The wrong side.
  EXPECT_THAT(Accept(kFirstMop, 1, kChief), Denied("by the partner alone"));
  EXPECT_THAT(Simply(kChief, &MopStub::DeclineMop, kFirstMop, "reason: 'r'"),
              Denied("by the partner alone"));
  EXPECT_THAT(Simply(kExecutive, &MopStub::WithdrawMop, kFirstMop, "reason: 'r'"),
              Denied("its side alone can withdraw"));
  EXPECT_THAT(Simply(kOtherExecutive, &MopStub::DeclineMop, kFirstMop, "reason: 'r'"), Denied());
}

TEST_F(MopService, F5_ARepActsOnceTheExecutiveHasSaidSo) {
  Propose(PeriodText());
  const std::string rob = "parent: 'vendors/acme/partnerships/softcat' person: 'rob'";
  EXPECT_THAT(Simply(kRep, &MopStub::DeclineMop, kFirstMop, "reason: 'r'"), Denied());
  EXPECT_THAT(Do(kRep, &MopStub::NameRepresentative, rob),
              StatusIs(StatusCode::kPermissionDenied, testing::_));
  EXPECT_THAT(Do(kOtherExecutive, &MopStub::NameRepresentative, rob), Denied("executive"));
  EXPECT_THAT(Do(kExecutive, &MopStub::NameRepresentative,
                 "parent: 'vendors/acme/partnerships/softcat' person: 'max'"),
              Bad("person"));
  const auto named = Do(kExecutive, &MopStub::NameRepresentative, rob);
  ASSERT_THAT(named, IsOk());
  EXPECT_EQ(named->representative().named_by(), "eve");
  EXPECT_EQ(Do(kChief, &MopStub::ListRepresentatives, "parent: '" + std::string(kPartnership) + "'")
                ->representatives_size(),
            1);
  EXPECT_THAT(Simply(kRep, &MopStub::CounterMop, kFirstMop, PeriodText("2027-02-01", "2028-01-31")),
              IsOk());
  ASSERT_THAT(Do(kExecutive, &MopStub::RevokeRepresentative, rob), IsOk());
  EXPECT_THAT(Do(kExecutive, &MopStub::RevokeRepresentative, rob), Missing());
  EXPECT_THAT(Simply(kRep, &MopStub::WithdrawMop, kFirstMop, "reason: 'r'"), Denied());
}

TEST_F(MopService, F5_ADraftIsItsAuthorsSidesAlone) {
  ASSERT_THAT(Do(kManager, &MopStub::CreateMop,
                 "parent: 'vendors/acme/partnerships/softcat' " + PeriodText()),
              IsOk());
  const std::string list = "parent: 'vendors/acme/partnerships/softcat'";
  EXPECT_THAT(Simply(kExecutive, &MopStub::GetMop), Missing());
  EXPECT_THAT(Simply(kExecutive, &MopStub::ListMopSteps), Missing());
  EXPECT_THAT(
      Do(kExecutive, &MopStub::ListMopConversations, "parent: '" + std::string(kFirstMop) + "'"),
      Missing());
  EXPECT_THAT(Accept(kFirstMop), Missing());
  EXPECT_EQ(Do(kExecutive, &MopStub::ListMops, list)->mops_size(), 0);
  EXPECT_EQ(Do(kChief, &MopStub::ListMops, list)->mops_size(), 1);
  ASSERT_THAT(
      Simply(kManager, &MopStub::ReviseMop, kFirstMop, PeriodText("2027-02-01", "2027-12-31")),
      IsOk());
  ASSERT_THAT(Simply(kManager, &MopStub::ProposeMop), IsOk());
  const v1::Mop seen = Get(kFirstMop, kExecutive);
  ASSERT_EQ(seen.versions_size(), 1);
  EXPECT_EQ(seen.versions(0).number(), 2);
  EXPECT_EQ(Get().versions_size(), 2);
  EXPECT_EQ(Steps(kFirstMop, kExecutive), "PROPOSED");
  EXPECT_EQ(Steps(), "CREATED REVISED PROPOSED");
  // Nobody of another partnership sees it at all.
  EXPECT_THAT(Simply(kOtherExecutive, &MopStub::GetMop), Missing());
  EXPECT_THAT(Do(kOtherExecutive, &MopStub::ListMops, list), Missing());
  EXPECT_THAT(Do(kExecutive, &MopStub::ListMops, "parent: 'vendors/acme'"), Denied("own"));
}

TEST_F(MopService, F5_ListsComeInPages) {
  for (const char* partnership : {"bechtle", "softcat", "softcat"}) {
    Propose(PeriodText(), std::string("vendors/acme/partnerships/") + partnership);
  }
  std::vector<std::string> names;
  std::string token;
  do {
    const auto page = Do(
        kChief, &MopStub::ListMops,
        "parent: 'vendors/acme' page_size: 1 states: STATE_PROPOSED page_token: '" + token + "'");
    ASSERT_THAT(page, IsOk());
    for (const v1::Mop& mop : page->mops()) names.push_back(mop.name());
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_THAT(names, testing::ElementsAre("vendors/acme/partnerships/bechtle/mops/1",
                                          "vendors/acme/partnerships/softcat/mops/2",
                                          "vendors/acme/partnerships/softcat/mops/1"));
  EXPECT_EQ(
      Do(kChief, &MopStub::ListMops, "parent: 'vendors/acme' states: STATE_DRAFT")->mops_size(), 0);
  const auto steps = Simply(kChief, &MopStub::ListMopSteps, kFirstMop, "page_size: 1");
  ASSERT_THAT(steps, IsOk());
  const auto rest = Simply(kChief, &MopStub::ListMopSteps, kFirstMop,
                           "page_size: 1 page_token: '" + steps->next_page_token() + "'");
  ASSERT_THAT(rest, IsOk());
  EXPECT_EQ(rest->steps(0).kind(), v1::MopStep::KIND_PROPOSED);
  EXPECT_EQ(rest->next_page_token(), "");
}

TEST_F(MopService, F5_F6_BadInputNamesItsField) {
  const std::string parent = "parent: 'vendors/acme/partnerships/softcat' ";
  const auto create = [&](const std::string& text) {
    return Do(kManager, &MopStub::CreateMop, parent + text);
  };
  EXPECT_THAT(create(""), Bad("terms.kind"));
  EXPECT_THAT(create("terms { kind: KIND_PERIOD }"), Bad("terms.term"));
  EXPECT_THAT(create(PeriodText("2027-12-31", "2027-01-01")), Bad("terms.term"));
  EXPECT_THAT(create(PeriodText("2027-01-01", "2027-12-31", "time_zone: 'Mars/Olympus'")),
              Bad("terms.time_zone"));
  EXPECT_THAT(create(PeriodText("2027-01-01", "2027-12-31",
                                "predecessor: 'vendors/acme/partnerships/softcat/mops/9'")),
              Bad("terms.predecessor"));
  EXPECT_THAT(create(PeriodText("2027-01-01", "2027-12-31",
                                "predecessor: 'vendors/acme/partnerships/bechtle/mops/1'")),
              Bad("terms.predecessor"));
  EXPECT_THAT(create(DifferenceText("eve", "eve")), Bad("terms.accommodations[0].owner"));
  EXPECT_THAT(create(DifferenceText("max", "zoe")), Bad("terms.accommodations[1].owner"));
  EXPECT_THAT(Simply(kChief, &MopStub::GetMop, "vendors/acme/mops/1"), Bad("name"));
  Propose(PeriodText());
  EXPECT_THAT(Talk(kFirstMop, "2026-10-02"), Bad("conversation.day"));
  EXPECT_THAT(Talk(kFirstMop, "2026-10-01", "zoe"), Bad("conversation.partner_people[0]"));
  EXPECT_THAT(Do(kManager, &MopStub::RecordMopConversation,
                 "parent: '" + std::string(kFirstMop) + "' conversation { day { " +
                     DateText("2026-10-01") + " } channel: 'c' summary: 's' }"),
              Bad("conversation.vendor_people"));
  EXPECT_THAT(Do(kManager, &MopStub::CreateMop,
                 "parent: 'vendors/acme/partnerships/nobody' " + PeriodText()),
              Denied());
  EXPECT_THAT(
      Do(kChief, &MopStub::CreateMop, "parent: 'vendors/acme/partnerships/nobody' " + PeriodText()),
      Missing());
}

TEST_F(MopService, F5_AStaleVersionARepeatedCallAndATrialChangeNothing) {
  Propose(PeriodText());
  EXPECT_THAT(Simply(kExecutive, &MopStub::DeclineMop, kFirstMop, "reason: 'no' etag: '\"1\"'"),
              Refused("etag"));
  ASSERT_THAT(Simply(kExecutive, &MopStub::DeclineMop, kFirstMop,
                     "reason: 'no' etag: '\"2\"' validate_only: true"),
              IsOk());
  EXPECT_EQ(Get().state(), v1::Mop::STATE_PROPOSED);
  const std::string once = "reason: 'no' request_id: 'r1'";
  ASSERT_THAT(Simply(kExecutive, &MopStub::DeclineMop, kFirstMop, once), IsOk());
  const auto again = Simply(kExecutive, &MopStub::DeclineMop, kFirstMop, once);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->mop().revision(), 3);
  EXPECT_EQ(Get().revision(), 3);
  EXPECT_THAT(Simply(kExecutive, &MopStub::DeclineMop, kFirstMop, "reason: 'no'"),
              Refused("it is DECLINED"));
}

TEST_F(MopService, F5_ASuccessorTakesThePlaceOfItsPredecessor) {
  Agree(PeriodText());
  const std::string next = "vendors/acme/partnerships/softcat/mops/2";
  Propose(PeriodText("2027-07-01", "2028-06-30"));
  ASSERT_THAT(Talk(next), IsOk());
  EXPECT_THAT(Accept(next), Refused("MOP 1 from 2027-01-01 to 2027-12-31 overlaps the term"));
  ASSERT_THAT(Simply(kManager, &MopStub::WithdrawMop, next, "reason: 'r'"), IsOk());
  const std::string third = "vendors/acme/partnerships/softcat/mops/3";
  Propose(PeriodText("2027-07-01", "2028-06-30",
                     "predecessor: '" + std::string(kFirstMop) + "' time_zone: 'UTC'"));
  ASSERT_THAT(Talk(third), IsOk());
  ASSERT_THAT(Accept(third), IsOk());
  EXPECT_EQ(Get().successor(), third);
  EXPECT_EQ(Get().term().last_day().month(), 6);
  Pass("2027-07-01T00:00:00Z");
  EXPECT_EQ(Get().state(), v1::Mop::STATE_SUPERSEDED);
  EXPECT_EQ(Get(third).state(), v1::Mop::STATE_ACTIVE);
}

TEST_F(MopService, F5_OneEndsWithTheNextJointClose) {
  Agree(PeriodText());
  Pass("2027-02-10T12:00:00Z");
  EXPECT_THAT(Simply(kExecutive, &MopStub::EndMop, kFirstMop, ""), Refused("a reason is missing"));
  const auto ended = Simply(kExecutive, &MopStub::EndMop, kFirstMop, "reason: 'merger'");
  ASSERT_THAT(ended, IsOk());
  EXPECT_EQ(ended->mop().end_day().month(), 3);
  EXPECT_EQ(ended->mop().end_day().day(), 31);
  EXPECT_EQ(ended->mop().ended_by(), v1::SIDE_PARTNER);
  EXPECT_EQ(ended->mop().state(), v1::Mop::STATE_ACTIVE);
  Pass("2027-04-01T00:00:00Z");
  EXPECT_EQ(Get().state(), v1::Mop::STATE_ENDED);
}

TEST_F(MopService, F5_AnOfferWaitsAsLongAsIsSet) {
  offer_days_ = 3;
  Restart();
  const std::string mop = Propose(PeriodText());
  EXPECT_EQ(Get(mop).open_until().seconds() - Get(mop).create_time().seconds(), 3 * 24 * 3600);
  clock_.Advance(std::chrono::hours(3 * 24) - std::chrono::seconds(1));
  Fire();
  EXPECT_EQ(Get(mop).state(), v1::Mop::STATE_PROPOSED);
  clock_.Advance(std::chrono::seconds(1));
  Fire();
  EXPECT_EQ(Get(mop).state(), v1::Mop::STATE_EXPIRED);
}

TEST_F(MopService, F7_AReviewLeavesTheCalendarThatIsToldAsItWas) {
  const std::string mop = Propose(PeriodText());
  ASSERT_THAT(Talk(mop), IsOk());
  ASSERT_THAT(Accept(mop), IsOk());
  constexpr const char* kTold =
      "SELECT COUNT(*) FROM outbox WHERE type = 'tandem.fiscal.events.v1.MopCalendarChanged'";
  const auto told = Count(kTold);
  EXPECT_EQ(told, 1);
  ASSERT_THAT(Apply(WithCalendar("vendors/acme", 2, "month 01-15")), IsOk());
  Review();
  EXPECT_EQ(Get(mop).state(), v1::Mop::STATE_NEEDS_REVIEW);
  EXPECT_EQ(Count(kTold), told);
  // Both sides take the new dates over: now it is told anew.
  for (const char* const caller : {kManager, kExecutive}) {
    ASSERT_THAT(Simply(caller, &MopStub::ReaffirmMop, mop, "etag: '" + Get(mop).etag() + "'"),
                IsOk());
  }
  EXPECT_EQ(Count(kTold), told + 1);
}

}  // namespace
}  // namespace tandem::fiscal
