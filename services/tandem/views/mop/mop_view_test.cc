#include "services/tandem/views/mop/mop_view.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "services/tandem/views/mop/mop_view_testing.h"
#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::Mop;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

// A difference of which one promise is contested.
Mop ContestedMop() {
  return Parsed<Mop>(R"(
    name: "vendors/cisco/partnerships/softcat/mops/3"
    state: STATE_ACTIVE
    agreed_version: 1
    agree_time { seconds: 1779272130 }
    term { first_day { year: 2026 month: 6 day: 1 } last_day { year: 2027 month: 5 day: 31 } }
    versions {
      number: 1 side: SIDE_PARTNER author: "p11"
      terms {
        kind: KIND_DIFFERENCE
        term { first_day { year: 2026 month: 6 day: 1 } last_day { year: 2027 month: 5 day: 31 } }
        accommodations { side: SIDE_VENDOR owner: "m1" text: "sends price lists early"
                         due { year: 2027 month: 3 day: 1 } }
      }
      create_time { seconds: 1779272130 }
    }
    acceptances { side: SIDE_VENDOR version: 1 person: "m1" rationale: "better to know it"
                  accept_time { seconds: 1779272130 } }
    accommodations {
      number: 1
      terms { side: SIDE_VENDOR owner: "m1" text: "sends price lists early"
              due { year: 2027 month: 3 day: 1 } }
      state: STATE_CONTESTED
      contest_reason: "it came in April"
      answer_due { year: 2027 month: 4 day: 20 }
    })");
}

TEST(MopViewTest, F5_AnOfferIsShownInWords) {
  EXPECT_EQ(MopAsText(OfferedMop(), CiscoAndSoftcat(), {}),
            "MOP 2 of Cisco and Softcat: proposed\n"
            "  Version 1 waits for Softcat to answer, until 19 June 2026 at 10:15 UTC.\n"
            "\n"
            "Version 1 (open)\n"
            "  Offered by Ann Lee (channel manager, Cisco) on 20 May 2026.\n"
            "  A common period from 1 June 2026 to 31 May 2027, closing 2 weeks before every\n"
            "  close of Cisco.\n"
            "  Joint closes: 2026-07-10 2026-10-09\n"
            "  \"Nobody waits for the other any more\"\n");
}

TEST(MopViewTest, F5_APartnerIsSpokenTo) {
  const std::string text = MopAsText(OfferedMop(), CiscoAndSoftcat(fiscal::v1::SIDE_PARTNER), {});
  EXPECT_THAT(text, HasSubstr("Version 1 waits for you to answer, until 19 June 2026"));
}

TEST(MopViewTest, PeopleWhomTheReaderMayNotReadAreShownById) {
  Voice voice{
      .vendor = "cisco", .partner = "softcat", .reader = fiscal::v1::SIDE_PARTNER, .people = {}};
  EXPECT_THAT(MopAsText(OfferedMop(), voice, {}), HasSubstr("Offered by m1 (cisco) on"));
}

TEST(MopViewTest, F6_PromisesAreShownWithWhatBecameOfThem) {
  const std::string text = MopAsText(ContestedMop(), CiscoAndSoftcat(), {});
  EXPECT_THAT(
      text,
      AllOf(HasSubstr("No common period from 1 June 2026 to 31 May 2027, a difference that both\n"),
            HasSubstr("1. Ann Lee of Cisco, until 1 March 2027, contested: sends "),
            HasSubstr("Softcat says: \"it came in April\""),
            HasSubstr("An answer is due on 20 April 2027."), HasSubstr("\"better to know it\"")));
  EXPECT_THAT(MopAsText(ContestedMop(), CiscoAndSoftcat(fiscal::v1::SIDE_PARTNER), {}),
              HasSubstr("You say: \"it came in April\""));
}

TEST(MopViewTest, F5_AReviewSaysWhatChangedAndWhatBecomesOfIt) {
  Mop mop = OfferedMop();
  EXPECT_THAT(ReviewAsText(mop, CiscoAndSoftcat(), {}), HasSubstr("Nothing has to be reviewed."));
  mop.set_state(Mop::STATE_NEEDS_REVIEW);
  *mop.mutable_review() = Parsed<fiscal::v1::MopReview>(R"(
    vendor_calendar_revision: 1
    partner_calendar_revision: 4
    joint_closes { year: 2026 month: 10 day: 30 }
    differences: "the partner's quarter end 2027-03-31 becomes 2027-04-30"
    reaffirmed: SIDE_VENDOR)");
  EXPECT_EQ(ReviewAsText(mop, CiscoAndSoftcat(fiscal::v1::SIDE_PARTNER), {}),
            "What changed for MOP 2 of Cisco and Softcat\n"
            "  - the partner's quarter end 2027-03-31 becomes 2027-04-30\n"
            "  Joint closes of the remaining term, if both reaffirm: 2026-10-30\n"
            "  Cisco reaffirmed already.\n"
            "  Until both reaffirm, what was agreed keeps running.\n");
}

TEST(MopViewTest, ProgramsReadFixedForms) {
  const Json json = Json::parse(MopAsJson(OfferedMop()));
  EXPECT_EQ(json["id"], "cisco/softcat/2");
  EXPECT_EQ(json["state"], "proposed");
  EXPECT_EQ(json["openUntil"], "2026-06-19T10:15:30Z");
  EXPECT_TRUE(json["agreedVersion"].is_null());
  EXPECT_EQ(json["versions"][0]["terms"]["rule"], "2 weeks before the close of V");
  EXPECT_EQ(json["versions"][0]["jointCloses"], Json({"2026-07-10", "2026-10-09"}));
  EXPECT_EQ(Json::parse(MopAsJson(ContestedMop()))["accommodations"][0]["state"], "contested");
  Listing listing = MopListing();
  AddMop(OfferedMop(), listing);
  EXPECT_EQ(listing.AsCsv(),
            "id,state,kind,first_day,last_day,open_version,open_side,open_until,agreed_version,"
            "revision,name,create_time,update_time,etag\n"
            "cisco/softcat/2,proposed,period,2026-06-01,2027-05-31,1,vendor,2026-06-19T10:15:30Z,0,"
            "2,vendors/cisco/partnerships/softcat/mops/2,2026-05-20T10:15:30Z,"
            "2026-05-20T10:15:30Z,e2\n");
}

TEST(MopViewTest, WhatPeopleWroteCannotMoveTheCursor) {
  Mop mop = OfferedMop();
  mop.mutable_versions(0)->set_rationale("x\x1b[2Jy\nz");
  EXPECT_THAT(MopAsText(mop, CiscoAndSoftcat(), {}),
              AllOf(Not(HasSubstr("\x1b")), HasSubstr("x [2Jy z")));
}

TEST(MopWordsTest, StatesAreReadAsTheyAreWritten) {
  for (const std::string& word : StateWords()) EXPECT_EQ(StateWord(StateOf(word)), word);
  EXPECT_EQ(StateWords().size(), 11u);
  EXPECT_EQ(StateOf("asleep"), Mop::STATE_UNSPECIFIED);
  EXPECT_TRUE(IsAlive(Mop::STATE_NEEDS_REVIEW));
  EXPECT_FALSE(IsAlive(Mop::STATE_SUPERSEDED));
}

TEST(MopWordsTest, NamesAreShort) {
  EXPECT_EQ(ShortMopName("vendors/cisco/partnerships/softcat/mops/2"), "cisco/softcat/2");
  EXPECT_EQ(ShortMopName("vendors/cisco/partnerships/softcat/mops/2/tasks/partner-3"),
            "cisco/softcat/2/partner-3");
  EXPECT_EQ(ShortMopName(""), "");
  EXPECT_EQ(NumberOf("vendors/cisco/partnerships/softcat/mops/12"), 12);
  EXPECT_EQ(NumberOf("x"), 0);
}

}  // namespace
}  // namespace tandem::client
