#include "services/fiscal_alignment/app/offer_links/offer_link.h"

#include <gtest/gtest.h>

namespace tandem::fiscal {
namespace {

using namespace std::chrono_literals;

const std::string kKey(32, 'k');
constexpr Instant kNow = Instant(std::chrono::sys_days(std::chrono::days(20'000)));

OfferLink Link() {
  OfferLink link;
  link.name =
      OfferLinkName::Parse("name", "vendors/cisco/partnerships/softcat/mops/2/offerLinks/q1")
          .value();
  link.version = 3;
  link.person = PersonId::Parse("person", "p11").value();
  link.expires = kNow + 24h;
  return link;
}

Mop OpenMop() {
  Mop mop;
  mop.state = MopState::kCountered;
  mop.open_version = 3;
  return mop;
}

TEST(OfferLinkName, IsThatOfItsMopAndItsId) {
  EXPECT_EQ(Link().name.ToString(), "vendors/cisco/partnerships/softcat/mops/2/offerLinks/q1");
  for (const std::string name : {"", "vendors/cisco/partnerships/softcat/mops/2", "x/offerLinks/q1",
                                 "vendors/cisco/partnerships/softcat/mops/2/offerLinks/",
                                 "vendors/cisco/partnerships/softcat/mops/2/offerLinks/Q"}) {
    EXPECT_FALSE(OfferLinkName::Parse("name", name).ok()) << name;
  }
}

TEST(OfferLink, F5_IsGoodForOneAnswerToTheOpenVersionInTime) {
  OfferLink link = Link();
  Mop mop = OpenMop();
  EXPECT_EQ(StateOf(link, mop, kNow), OfferLinkState::kOpen);
  EXPECT_EQ(StateOf(link, mop, link.expires - 1us), OfferLinkState::kOpen);
  EXPECT_EQ(StateOf(link, mop, link.expires), OfferLinkState::kExpired);
  mop.open_version = 4;
  EXPECT_EQ(StateOf(link, mop, kNow), OfferLinkState::kOfferGone);
  mop.open_version = 3;
  mop.state = MopState::kWithdrawn;
  EXPECT_EQ(StateOf(link, mop, kNow), OfferLinkState::kOfferGone);
  link.revoked = kNow;
  EXPECT_EQ(StateOf(link, OpenMop(), kNow), OfferLinkState::kRevoked);
  link.used = kNow;
  EXPECT_EQ(StateOf(link, OpenMop(), kNow), OfferLinkState::kAnswered);
}

// Whatever of a link changes, its old address is none any more.
TEST(OfferLink, F5_TheAddressIsSignedOverAllThatTheLinkSays) {
  const std::string token = TokenOf(Link(), kKey);
  EXPECT_EQ(token, TokenOf(Link(), kKey));
  EXPECT_EQ(token.size(), std::string("q1.").size() + 43);
  EXPECT_NE(token, TokenOf(Link(), std::string(32, 'x')));
  std::vector<OfferLink> others(6, Link());
  others[0].version = 4;
  others[1].person = PersonId::Parse("person", "p12").value();
  others[2].expires += 1us;
  others[3].name.mop.number = 3;
  others[4].name.mop.partnership.partnership = PartnershipId::Parse("id", "bechtle").value();
  others[5].name.mop.partnership.vendor = VendorId::Parse("id", "acme").value();
  for (const OfferLink& other : others) EXPECT_NE(token, TokenOf(other, kKey));
}

TEST(OfferLink, TheIdInATokenIsOnlyThatOfATokenAtAll) {
  EXPECT_EQ(IdInToken(TokenOf(Link(), kKey)), "q1");
  EXPECT_EQ(IdInToken("q1."), "q1");
  for (const std::string token : {"", "q1", ".", ".x", "Q1.x", "q 1.x", "q1/../x.y"}) {
    EXPECT_EQ(IdInToken(token), "") << token;
  }
}

}  // namespace
}  // namespace tandem::fiscal
