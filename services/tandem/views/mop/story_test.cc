#include "services/tandem/views/mop/story.h"

#include <sstream>

#include <gmock/gmock.h>

#include "services/tandem/views/mop/mop_view_testing.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopConversation;
using fiscal::v1::MopStep;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

MopConversation Talk() {
  return Parsed<MopConversation>(R"(
    name: "vendors/cisco/partnerships/softcat/mops/2/conversations/1"
    day { year: 2026 month: 5 day: 21 }
    channel: "video call"
    vendor_people: "m1"
    partner_people: "p11" partner_people: "p12"
    vendor_constraints: "We book until Saturday"
    partner_constraints: "The last two days of a month are for invoicing"
    summary: "A Friday suits both"
    recorded_by: "m1" recorded_side: SIDE_VENDOR
    confirmed_by: "p11" confirm_time { seconds: 1779358530 }
    create_time { seconds: 1779358530 })");
}

MopHistory Agreed() {
  MopHistory history{.mop = OfferedMop(), .steps = {}, .conversations = {Talk()}};
  history.mop.set_state(fiscal::v1::Mop::STATE_AGREED);
  history.mop.set_agreed_version(1);
  const auto add = [&](const std::string& text) { history.steps.push_back(Parsed<MopStep>(text)); };
  add(R"(number: 1 time { seconds: 1779272130 } kind: KIND_CREATED side: SIDE_VENDOR person: "m1"
         version: 1 state: STATE_DRAFT)");
  add(R"(number: 2 time { seconds: 1779272131 } kind: KIND_PROPOSED side: SIDE_VENDOR person: "m1"
         version: 1 state: STATE_PROPOSED)");
  add(R"(number: 3 time { seconds: 1779358530 } kind: KIND_TALKED side: SIDE_VENDOR person: "m1"
         state: STATE_PROPOSED subject_number: 1)");
  add(R"(number: 4 time { seconds: 1779444930 } kind: KIND_ACCEPTED side: SIDE_PARTNER
         person: "p11" version: 1 state: STATE_AGREED text: "It keeps our month end free")");
  return history;
}

TEST(StoryTest, F5_AHistoryIsToldLikeAStory) {
  EXPECT_EQ(StoryOf(Agreed(), CiscoAndSoftcat(), {}),
            "How MOP 2 of Cisco and Softcat came about\n"
            "\n"
            "20 May 2026\n"
            "  Ann Lee (channel manager, Cisco) drafted:\n"
            "    A common period from 1 June 2026 to 31 May 2027, closing 2 weeks before\n"
            "    every close of Cisco.\n"
            "    Joint closes: 10 July 2026 and 9 October 2026.\n"
            "    \"Nobody waits for the other any more\"\n"
            "  Ann Lee (channel manager, Cisco) offered it to Softcat, as version 1.\n"
            "\n"
            "21 May 2026\n"
            "  Ann Lee (channel manager, Cisco) recorded a conversation:\n"
            "    On 21 May 2026 Ann Lee (Cisco) talked with Rhiannon Pryce and p12 (Softcat):\n"
            "    video call.\n"
            "    What binds Cisco: \"We book until Saturday\"\n"
            "    What binds Softcat: \"The last two days of a month are for invoicing\"\n"
            "    What came of it: \"A Friday suits both\"\n"
            "\n"
            "22 May 2026\n"
            "  Rhiannon Pryce (partner executive, Softcat) accepted version 1; both sides\n"
            "  agree:\n"
            "    \"It keeps our month end free\"\n"
            "\n"
            "It is agreed now.\n");
}

TEST(StoryTest, F5_APartnerReadsTheOfferWithoutTheDraft) {
  MopHistory history = Agreed();
  history.steps.erase(history.steps.begin());
  const std::string story = StoryOf(history, CiscoAndSoftcat(fiscal::v1::SIDE_PARTNER), {});
  EXPECT_THAT(story, AllOf(HasSubstr("offered version 1 to Softcat:"),
                           HasSubstr("\"Nobody waits for the other any more\""),
                           Not(HasSubstr("drafted"))));
}

TEST(StoryTest, EveryKindOfStepHasASentence) {
  MopHistory history{.mop = OfferedMop(), .steps = {}, .conversations = {}};
  for (int kind = MopStep::Kind_MIN + 1; kind <= MopStep::Kind_MAX; ++kind) {
    MopStep step;
    step.set_number(kind);
    step.set_kind(static_cast<MopStep::Kind>(kind));
    step.set_side(fiscal::v1::SIDE_VENDOR);
    step.set_person("m1");
    step.set_version(2);
    step.set_text("so it was said");
    history.steps = {step};
    const std::string story = StoryOf(history, CiscoAndSoftcat(), {});
    EXPECT_THAT(story, Not(HasSubstr("does not know"))) << MopStep::Kind_Name(step.kind());
    std::istringstream lines(story);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80) << line;
  }
}

TEST(StoryTest, ProgramsReadStepsAndTalksInFixedForms) {
  const std::string csv = StepRows(Agreed(), CiscoAndSoftcat()).AsCsv();
  EXPECT_THAT(csv,
              AllOf(StartsWith("number,time,kind,side,person,person_name,version,state,"
                               "subject_number,other,text,sentence\n"
                               "1,2026-05-20T10:15:30Z,created,vendor,m1,Ann Lee,1,draft,0,,,"),
                    HasSubstr("\n4,2026-05-22T10:15:30Z,accepted,partner,p11,Rhiannon Pryce,1,")));
  Listing talks = TalkListing();
  AddTalk(Talk(), talks);
  EXPECT_THAT(talks.AsCsv(),
              HasSubstr("cisco/softcat/2/1,2026-05-21,video call,m1,p11 p12,We book until"));
}

TEST(StoryTest, F5_ATalkSaysWhoRecordedAndWhoConfirmedIt) {
  const std::string text = TalksAsText({Talk()}, CiscoAndSoftcat(), {});
  EXPECT_THAT(text, AllOf(StartsWith("cisco/softcat/2/1, 21 May 2026\n"),
                          HasSubstr("Recorded by Ann Lee (channel manager, Cisco), confirmed by "
                                    "Rhiannon Pryce")));
  EXPECT_EQ(TalksAsText({}, CiscoAndSoftcat(), {}), "No conversation was recorded.\n");
}

}  // namespace
}  // namespace tandem::client
