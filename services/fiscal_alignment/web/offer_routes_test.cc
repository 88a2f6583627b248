#include "services/fiscal_alignment/web/offer_routes.h"

#include <gmock/gmock.h>

#include "libs/http/site.h"
#include "services/fiscal_alignment/web/offer_view_testing.h"

namespace tandem::fiscal {
namespace {

using testing::HasSubstr;
using testing::Not;

// One offer behind "cisco/q1.right".
class OneOffer final : public OfferDesk {
 public:
  StatusOr<OfferView> Read(const VendorId& vendor, const std::string& token) const override {
    if (!failure.ok()) return failure;
    if (vendor.value() != "cisco" || token != "q1.right") return NotFound("no such address");
    return view;
  }
  Status Answer(const VendorId&, const std::string&, const OfferAnswer& answer) const override {
    if (!refusal.ok()) return refusal;
    answers.push_back(answer);
    return OkStatus();
  }

  OfferView view = SampleView();
  Status failure;
  Status refusal;
  mutable std::vector<OfferAnswer> answers;
};

class OfferRoutesTest : public testing::Test {
 protected:
  http::Response Get(const std::string& path) {
    return site_.Answer({"GET", path, {}, ""}).response;
  }
  http::Response Post(const std::string& body, const std::string& origin = "",
                      const std::string& path = "/offers/cisco/q1.right") {
    std::map<std::string, std::string> headers = {
        {"content-type", "application/x-www-form-urlencoded"}, {"host", "127.0.0.1:8452"}};
    if (!origin.empty()) headers["origin"] = origin;
    return site_.Answer({"POST", path, headers, body}).response;
  }

  OneOffer desk_;
  http::Site site_{OfferRoutes(desk_, [] { return std::string("https://tandem.example/t"); }),
                   observe::Log()};
};

TEST_F(OfferRoutesTest, F5_TheRightAddressShowsTheOffer) {
  const http::Response page = Get("/offers/cisco/q1.right");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.content_type, HasSubstr("text/html"));
  EXPECT_THAT(page.body, HasSubstr("Cisco proposes"));
}

TEST_F(OfferRoutesTest, F5_EveryOtherAddressGetsTheSameAnswer) {
  const http::Response first = Get("/offers/cisco/q1.wrong");
  EXPECT_EQ(first.status, 404);
  for (const std::string path :
       {"/offers/", "/offers/cisco", "/offers/cisco/", "/offers/acme/q1.right",
        "/offers/CISCO/q1.right", "/offers/cisco/q1.right/", "/offers//x",
        "/offers/cisco/%3Cscript%3E"}) {
    const http::Response page = Get(path);
    EXPECT_EQ(page.status, 404) << path;
    EXPECT_EQ(page.body, first.body) << path;
  }
  EXPECT_EQ(Post("action=accept&text=x", "", "/offers/cisco/q1.wrong").body, first.body);
}

TEST_F(OfferRoutesTest, F5_AnAnswerIsGivenAndThePageShownAnew) {
  const http::Response page = Post("action=accept&text=It+is+right");
  EXPECT_EQ(page.status, 303);
  ASSERT_EQ(desk_.answers.size(), 1U);
  EXPECT_EQ(desk_.answers[0].text, "It is right");
}

TEST_F(OfferRoutesTest, WhatIsMissingIsShownAndNothingIsAnswered) {
  const http::Response page = Post("action=accept&text=");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("Your answer was not taken"));
  EXPECT_TRUE(desk_.answers.empty());
}

TEST_F(OfferRoutesTest, F5_AllThatTheGuardsMissIsShown) {
  desk_.refusal = FailedPrecondition("no conversation is recorded; the vendor's calendar is newer");
  const http::Response page = Post("action=accept&text=It+is+right");
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("<li>No conversation is recorded</li>"));
  EXPECT_THAT(page.body, HasSubstr("<li>The vendor&#39;s calendar is newer</li>"));
  EXPECT_THAT(page.body, HasSubstr("It is right</textarea>"));
}

TEST_F(OfferRoutesTest, F5_ASecondAnswerIsToldThatThereWasOne) {
  desk_.view.state = OfferLinkState::kAnswered;
  desk_.view.link.used = desk_.view.link.expires;
  desk_.view.mop.agreed_version = 1;
  EXPECT_THAT(Post("action=decline&text=no").body, HasSubstr("have agreed"));
  EXPECT_TRUE(desk_.answers.empty());
  desk_.view.state = OfferLinkState::kExpired;
  EXPECT_EQ(Get("/offers/cisco/q1.right").status, 410);
}

TEST_F(OfferRoutesTest, AFormOfAnotherSiteIsRefused) {
  for (const std::string origin : {"https://evil.example", "https://tandem.example.evil",
                                   "http://127.0.0.1:84521", "http://127.0.0.1"}) {
    EXPECT_EQ(Post("action=accept&text=x", origin).status, 403) << origin;
  }
  EXPECT_TRUE(desk_.answers.empty());
  for (const std::string origin : {"null", "https://tandem.example", "http://127.0.0.1:8452"}) {
    EXPECT_EQ(Post("action=accept&text=x", origin).status, 303) << origin;
  }
}

TEST_F(OfferRoutesTest, WhatDoesNotWorkNowIsSaidWithoutDetails) {
  desk_.failure = Unavailable("disk 7 is full");
  EXPECT_EQ(Get("/offers/cisco/q1.right").status, 503);
  desk_.failure = Internal("row 12 of table offer_links");
  const http::Response page = Get("/offers/cisco/q1.right");
  EXPECT_EQ(page.status, 500);
  EXPECT_THAT(page.body, Not(HasSubstr("offer_links")));
}

}  // namespace
}  // namespace tandem::fiscal
