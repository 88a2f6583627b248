#include <thread>

#include "libs/http/site.h"
#include "services/fiscal_alignment/mop_service_testing.h"

namespace tandem::fiscal {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

// Offer links by the API, and the page as its site answers it, without a socket.
class OfferLinkServiceTest : public MopServiceFixture {
 protected:
  void SetUp() override {
    MopServiceFixture::SetUp();
    site_ = std::make_unique<http::Site>(service_->web_routes(), observe::Log());
  }

  auto Link(const std::string& caller = kManager, const std::string& person = "eve",
            const std::string& mop = kFirstMop) {
    return Simply(caller, &MopStub::CreateOfferLink, mop, "person: '" + person + "'");
  }
  // Of an address that was made: "/offers/acme/…".
  std::string PathOfNewLink() {
    const auto made = Link();
    EXPECT_THAT(made, IsOk());
    if (!made.ok()) return "";
    return made->link().url().substr(std::string("http://localhost").size());
  }
  http::Response Open(const std::string& path) {
    return site_->Answer({"GET", path, {}, ""}).response;
  }
  http::Response Answer(const std::string& path, const std::string& form) {
    return site_
        ->Answer({"POST", path, {{"content-type", "application/x-www-form-urlencoded"}}, form})
        .response;
  }

  std::unique_ptr<http::Site> site_;
};

TEST_F(OfferLinkServiceTest, F5_AnExecutiveAnswersOnThePageAndTheAddressIsSpent) {
  const std::string mop = Propose(PeriodText());
  EXPECT_THAT(Talk(mop), IsOk());
  const std::string path = PathOfNewLink();
  EXPECT_EQ(Open(path).status, 200);
  EXPECT_EQ(Open(path).status, 200);  // reading spends nothing
  EXPECT_EQ(Answer(path, "action=accept&text=").status, 422);
  EXPECT_EQ(Get().state(), v1::Mop::STATE_PROPOSED);
  EXPECT_EQ(Answer(path, "action=accept&text=good+for+us").status, 303);
  const v1::Mop agreed = Get();
  EXPECT_EQ(agreed.state(), v1::Mop::STATE_AGREED);
  EXPECT_EQ(agreed.acceptances(1).person(), "eve");
  EXPECT_EQ(agreed.acceptances(1).rationale(), "good for us");
  EXPECT_THAT(Open(path).body, HasSubstr("takes no other answer"));
  EXPECT_THAT(Answer(path, "action=decline&text=no").body, HasSubstr("takes no other answer"));
  EXPECT_EQ(Get().state(), v1::Mop::STATE_AGREED);
  const auto links =
      Do(kManager, &MopStub::ListOfferLinks, "parent: '" + std::string(kFirstMop) + "'");
  ASSERT_THAT(links, IsOk());
  EXPECT_TRUE(links->links(0).has_use_time());
  EXPECT_EQ(links->links(0).url(), "");
}

TEST_F(OfferLinkServiceTest, F5_WhatTheGuardsMissIsShownAndTheAddressStaysGood) {
  Propose(PeriodText());
  const std::string path = PathOfNewLink();
  const http::Response refused = Answer(path, "action=accept&text=good+for+us");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("conversation"));
  EXPECT_THAT(Talk(kFirstMop), IsOk());
  EXPECT_EQ(Answer(path, "action=accept&text=good+for+us").status, 303);
}

TEST_F(OfferLinkServiceTest, F5_ACounterOfferAndARefusalGoTheSameWay) {
  Propose(PeriodText());
  const std::string path = PathOfNewLink();
  EXPECT_EQ(
      Answer(path, "action=counter&choice=own-partner&first=2027-01-01&last=2027-12-31&text=ours")
          .status,
      303);
  const v1::Mop countered = Get();
  EXPECT_EQ(countered.state(), v1::Mop::STATE_COUNTERED);
  EXPECT_EQ(countered.versions(1).author(), "eve");
  // Its own offer is not the partner's to answer.
  EXPECT_THAT(Link(), StatusIs(StatusCode::kFailedPrecondition, HasSubstr("partner's own")));
  Propose(PeriodText("2029-01-01", "2029-12-31"));
  const auto second = Link(kManager, "eve", std::string(kPartnership) + "/mops/2");
  ASSERT_THAT(second, IsOk());
  const std::string other = second->link().url().substr(std::string("http://localhost").size());
  EXPECT_EQ(Answer(other, "action=decline&text=not+now").status, 303);
  EXPECT_EQ(Get(std::string(kPartnership) + "/mops/2").state(), v1::Mop::STATE_DECLINED);
}

TEST_F(OfferLinkServiceTest, F5_WhoMayMakeOneAndForWhom) {
  Propose(PeriodText());
  EXPECT_THAT(Link(kChief), IsOk());
  EXPECT_THAT(Link(kExecutive), IsOk());
  EXPECT_THAT(Link(kOtherManager), StatusIs(StatusCode::kPermissionDenied, HasSubstr("")));
  EXPECT_THAT(Link(kRep), StatusIs(StatusCode::kPermissionDenied, HasSubstr("")));
  EXPECT_THAT(Link(kOtherExecutive), StatusIs(StatusCode::kPermissionDenied, HasSubstr("")));
  for (const std::string person : {"rob", "zoe", "max", "nobody"}) {
    EXPECT_THAT(Link(kManager, person), StatusIs(StatusCode::kInvalidArgument, HasSubstr("person")))
        << person;
  }
  EXPECT_THAT(Do(kExecutive, &MopStub::NameRepresentative,
                 "parent: '" + std::string(kPartnership) + "' person: 'rob'"),
              IsOk());
  EXPECT_THAT(Link(kManager, "rob"), IsOk());
  EXPECT_THAT(Link(kRep), StatusIs(StatusCode::kPermissionDenied, HasSubstr("")));
}

TEST_F(OfferLinkServiceTest, F5_AnAddressThatIsForgedRevokedOrLateTakesNoAnswer) {
  Propose(PeriodText());
  EXPECT_THAT(Talk(kFirstMop), IsOk());
  const std::string path = PathOfNewLink();
  std::string forged = path;
  forged.back() = forged.back() == 'A' ? 'B' : 'A';
  EXPECT_EQ(Open(forged).status, 404);
  EXPECT_EQ(Answer(forged, "action=accept&text=x").status, 404);
  EXPECT_EQ(Open("/offers/globex/" + path.substr(path.rfind('/') + 1)).body, Open(forged).body);

  const auto made = Link();
  ASSERT_THAT(made, IsOk());
  EXPECT_THAT(Simply(kManager, &MopStub::RevokeOfferLink, made->link().name()), IsOk());
  const std::string revoked = made->link().url().substr(std::string("http://localhost").size());
  EXPECT_EQ(Open(revoked).status, 410);
  EXPECT_EQ(Answer(revoked, "action=accept&text=x").status, 410);
  EXPECT_EQ(Get().state(), v1::Mop::STATE_PROPOSED);

  clock_.Set(ParseInstant("2026-11-01T12:00:00Z").value());
  EXPECT_EQ(Open(path).status, 410);
  EXPECT_EQ(Answer(path, "action=accept&text=x").status, 410);
  EXPECT_EQ(Get().agreed_version(), 0);
}

// Two browsers send at the same time: one answer takes effect, the other is told so.
TEST_F(OfferLinkServiceTest, F5_OfManyAnswersAtATimeOneCounts) {
  Propose(PeriodText());
  EXPECT_THAT(Talk(kFirstMop), IsOk());
  const std::string path = PathOfNewLink();
  std::vector<std::thread> browsers;
  browsers.reserve(8);
  for (int i = 0; i < 8; ++i) {
    browsers.emplace_back([&, i] {
      const http::Response page =
          Answer(path, i % 2 == 0 ? "action=accept&text=yes" : "action=decline&text=no");
      EXPECT_TRUE(page.status == 303 || page.status == 200) << page.status;
    });
  }
  for (std::thread& browser : browsers) browser.join();
  EXPECT_EQ(Count("SELECT COUNT(*) FROM mop_steps WHERE kind IN (6, 8)"), 1);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM offer_links WHERE used_at IS NOT NULL"), 1);
}

TEST_F(OfferLinkServiceTest, TheKeyIsMadeOnceAndARepeatedCallMakesOneLink) {
  Propose(PeriodText());
  const std::string more = "person: 'eve' request_id: 'r1'";
  const auto first = Simply(kManager, &MopStub::CreateOfferLink, kFirstMop, more);
  const auto again = Simply(kManager, &MopStub::CreateOfferLink, kFirstMop, more);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(again, IsOk());
  EXPECT_FALSE(first->link().url().empty());
  EXPECT_EQ(first->link().name(), again->link().name());
  // Whoever has the address may answer, so the answer that is kept does not hold it.
  EXPECT_EQ(again->link().url(), "");
  EXPECT_THAT(Link(), IsOk());
  EXPECT_EQ(Count("SELECT COUNT(*) FROM offer_links"), 2);
  EXPECT_EQ(Count("SELECT COUNT(*) FROM offer_link_keys"), 1);
}

}  // namespace
}  // namespace tandem::fiscal
