#include "services/fiscal_alignment/web/offer_page.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "services/fiscal_alignment/web/offer_view_testing.h"

namespace tandem::fiscal {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kHostile = "<script>alert('x')</script>\" onload=\"x' & <b>";

// The page without its own style sheet, in which ">" is right.
std::string WithoutStyle(const std::string& page) {
  const std::size_t begin = page.find("<style>");
  return page.substr(0, begin) + page.substr(page.find("</style>"));
}

TEST(Html, WhatIsPutInIsEscapedUnlessItIsHtml) {
  const Html inner = std::move(Html().Put("<b>{}</b>", "a<b"));
  EXPECT_EQ(Html().Put("<p title=\"{}\">{} {}</p>", "\"'&", inner, 7).text(),
            "<p title=\"&quot;&#39;&amp;\"><b>a&lt;b</b> 7</p>");
}

TEST(Html, ADayIsThereForPeopleAndForPrograms) {
  EXPECT_EQ(DayText(Day("2027-03-31")).text(),
            "<time datetime=\"2027-03-31\">Wed 31 Mar 2027</time>");
}

RC_GTEST_PROP(Html, NoTextEverBecomesATag, (const std::string& text)) {
  RC_ASSERT(EscapeHtml(text).find_first_of("<>\"'") == std::string::npos);
}

TEST(OfferPage, F5_SaysWhoOffersWhatAndWhy) {
  const OfferView view = SampleView();
  const std::string page = OfferPage(view, {}, {});
  for (const std::string words :
       {"Cisco proposes to close together with Softcat", "<b>p11</b>", "Sun 1 Mar 2026",
        "Tue 29 Feb 2028", "America/Los_Angeles", "stop missing each other", "Number 2 of",
        "Thu 18 Dec 2025", "video call", "p11, p12", "the warehouse counts",
        "Cisco&#39;s quarter end", "Softcat&#39;s quarter end", "year end",
        "What happens when you accept", "Accept this offer", "Send the counter-offer",
        "Decline this offer", "<html lang=\"en\">"}) {
    EXPECT_THAT(page, HasSubstr(words));
  }
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("Your answer was not taken")));
}

TEST(OfferPage, F5_EveryOwnQuarterEndStandsBesideTheCloses) {
  OfferView view = SampleView();
  view.dates->closes = {Day("2026-04-24"), Day("2026-07-25")};
  const std::string page = OfferPage(view, {}, {});
  for (const std::string day : {"2026-04-24", "2026-04-25", "2026-04-30", "2026-07-31"}) {
    EXPECT_THAT(page, HasSubstr("datetime=\"" + day + "\"")) << day;
  }
  EXPECT_THAT(page, HasSubstr("1 day later"));
  EXPECT_THAT(page, HasSubstr("the same day"));
}

TEST(OfferPage, F6_ShowsWhatEachSideOffersInADifference) {
  OfferView view = SampleView();
  MopTerms& terms = view.mop.versions[0].terms;
  terms.kind = MopKind::kDifference;
  terms.rule.reset();
  terms.accommodations = {
      {Side::kVendor, "quotes in one day", Person("m1"), Day("2026-07-31")},
      {Side::kPartner, "a forecast in week nine", Person("p11"), Day("2026-06-30")}};
  const std::string page = OfferPage(view, {}, {});
  EXPECT_THAT(page, HasSubstr("how to live with different calendars"));
  EXPECT_THAT(page, HasSubstr("quotes in one day"));
  EXPECT_THAT(page, HasSubstr("a forecast in week nine"));
}

TEST(OfferPage, AllTextOfOthersIsEscapedWhereverItStands) {
  OfferView view = SampleView();
  view.names = {kHostile, kHostile};
  view.why_none = kHostile;
  MopVersion& version = view.mop.versions[0];
  version.rationale = version.terms.time_zone = kHostile;
  MopConversation& talk = view.conversations[0];
  talk.channel = talk.summary = talk.constraints.vendor = talk.constraints.partner = kHostile;
  OfferView difference = view;
  difference.candidates.clear();
  difference.mop.versions[0].terms.kind = MopKind::kDifference;
  difference.mop.versions[0].terms.accommodations = {
      {Side::kVendor, kHostile, Person("m1"), Day("2026-07-31")}};
  TypedFields typed;
  for (const std::string name : {"text", "choice", "dates", "first", "last"}) {
    typed[name] = kHostile;
  }
  for (const std::string action : {"accept", "counter", "decline", kHostile}) {
    typed["action"] = action;
    for (const OfferView& one : {view, difference}) {
      const std::string page = WithoutStyle(OfferPage(one, typed, {kHostile}));
      EXPECT_THAT(page, Not(HasSubstr("<script"))) << action;
      EXPECT_THAT(page, Not(HasSubstr("\" onload"))) << action;
      EXPECT_THAT(page, Not(HasSubstr("& <"))) << action;
    }
  }
  view.state = OfferLinkState::kAnswered;
  view.link.used = view.link.expires;
  EXPECT_THAT(ClosedPage(view), Not(HasSubstr("<script")));
  EXPECT_THAT(PlainPage(kHostile, kHostile), Not(HasSubstr("<script")));
}

TEST(OfferPage, AllErrorsAreShownAndWhatWasTypedIsKept) {
  const TypedFields typed = {{"action", "counter"},   {"text", "a <better> day"},
                             {"choice", "dates"},     {"dates", "2026-06-30\n2026-12-31"},
                             {"first", "2026-05-01"}, {"last", "2027-05-01"}};
  const std::string page = OfferPage(SampleView(), typed, {"one is missing", "two is missing"});
  for (const std::string words :
       {"Your answer was not taken", "<li>One is missing</li>", "<li>Two is missing</li>",
        "a &lt;better&gt; day", "2026-06-30\n2026-12-31", "value=\"2026-05-01\"",
        "value=\"2027-05-01\"", "value=\"dates\" checked"}) {
    EXPECT_THAT(page, HasSubstr(words));
  }
}

TEST(OfferPage, EveryFieldHasALabel) {
  const std::string page = OfferPage(SampleView(), {}, {});
  for (const std::string id :
       {"accept-text", "decline-text", "counter-text", "dates", "first", "last"}) {
    EXPECT_THAT(page, HasSubstr("<label for=\"" + id + "\"")) << id;
    EXPECT_THAT(page, HasSubstr("id=\"" + id + "\"")) << id;
  }
}

TEST(ClosedPage, F5_SaysPlainlyWhyThereIsNothingToAnswer) {
  OfferView view = SampleView();
  const auto page = [&](OfferLinkState state) {
    view.state = state;
    return ClosedPage(view);
  };
  EXPECT_THAT(page(OfferLinkState::kRevoked), HasSubstr("taken back"));
  EXPECT_THAT(page(OfferLinkState::kExpired), HasSubstr("has expired"));
  EXPECT_THAT(page(OfferLinkState::kOfferGone), HasSubstr("no longer open"));
  view.link.used = view.link.expires;
  view.mop.state = MopState::kDeclined;
  EXPECT_THAT(page(OfferLinkState::kAnswered), HasSubstr("was declined"));
  view.mop.versions.push_back({.number = 2, .side = Side::kPartner});
  EXPECT_THAT(page(OfferLinkState::kAnswered), HasSubstr("counter-offer is with Cisco"));
  view.mop.agreed_version = 1;
  EXPECT_THAT(page(OfferLinkState::kAnswered), HasSubstr("Cisco and Softcat have agreed"));
  EXPECT_THAT(page(OfferLinkState::kAnswered), HasSubstr("The next joint closes"));
  EXPECT_THAT(page(OfferLinkState::kAnswered), Not(HasSubstr("<form")));
}

}  // namespace
}  // namespace tandem::fiscal
