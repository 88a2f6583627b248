#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/tandem/client_testing.h"
#include "services/tandem/mop/fake_mop_server_testing.h"

namespace tandem::client {
namespace {

using fiscal::v1::CadenceRule;
using fiscal::v1::Mop;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// The commands against a server that says what it is told to.
class MopCommands : public testing::Test {
 protected:
  CommandResult Ask(std::vector<std::string> arguments, const Terminal& terminal = {}) const {
    arguments.insert(arguments.end(), {"--server", server_.address()});
    return Tandem(arguments, terminal);
  }
  std::string Answer(const std::vector<std::string>& arguments) const {
    const CommandResult result = Ask(arguments);
    EXPECT_EQ(result.code, kSuccess) << result.err;
    return result.out;
  }
  Mop& AddMop(int number, Mop::State state) {
    Mop& mop = server_.mops.emplace_back();
    mop.set_name("vendors/cisco/partnerships/softcat/mops/" + std::to_string(number));
    mop.set_state(state);
    mop.set_etag("etag-" + std::to_string(number));
    return mop;
  }
  // An offer of the vendor that waits.
  Mop& AddOffer(int number) {
    Mop& mop = AddMop(number, Mop::STATE_PROPOSED);
    mop.set_open_version(1);
    auto& version = *mop.add_versions();
    version.set_number(1);
    version.set_side(fiscal::v1::SIDE_VENDOR);
    version.set_author("m1");
    auto& terms = *version.mutable_terms();
    terms.set_kind(fiscal::v1::MopTerms::KIND_PERIOD);
    terms.mutable_rule()->set_form(CadenceRule::FORM_EARLIER);
    terms.mutable_term()->mutable_first_day()->set_year(2027);
    return mop;
  }
  void OfferPartnersCycle() {
    auto& best = *server_.alignment.add_candidates();
    best.add_kinds(fiscal::v1::CANDIDATE_KIND_PARTNER);
    best.mutable_rule()->set_form(CadenceRule::FORM_OWN_CYCLE);
    best.mutable_rule()->set_side(fiscal::v1::SIDE_PARTNER);
    best.mutable_rule()->set_text("P's cycle");
    best.set_score(85.8);
    best.set_reason("Both close on Softcat's quarter end.");
  }

  FakeMopServer server_;
};

TEST_F(MopCommands, F5_APartnershipAloneIsItsLatestMopThatIsNotOver) {
  AddMop(3, Mop::STATE_WITHDRAWN);
  AddMop(2, Mop::STATE_ACTIVE);
  AddMop(1, Mop::STATE_SUPERSEDED);
  EXPECT_THAT(Answer({"mop", "show", "cisco/softcat"}),
              StartsWith("cisco/softcat/2 was taken, the latest that is not over.\n\nMOP 2 of "));
  EXPECT_THAT(Answer({"mop", "show", "cisco/softcat", "--format", "json"}),
              AllOf(StartsWith("{"), HasSubstr("\"id\": \"cisco/softcat/2\"")));
  EXPECT_THAT(Answer({"mop", "show", "cisco/softcat/3"}), StartsWith("MOP 3 of "));
  server_.mops.erase(server_.mops.begin() + 1);
  EXPECT_THAT(Answer({"mop", "show", "cisco/softcat"}),
              StartsWith("cisco/softcat/3 was taken, the latest of this partnership; all are"));
  server_.mops.clear();
  const CommandResult none = Ask({"mop", "show", "cisco/softcat"});
  EXPECT_EQ(none.code, kBadInput);
  EXPECT_THAT(none.err, HasSubstr("MOP: cisco/softcat has no MOP"));
  EXPECT_EQ(Ask({"mop", "show", "cisco/softcat/7"}).code, kBadInput);
}

TEST_F(MopCommands, F5_AProposalIsWrittenAndThenOffered) {
  OfferPartnersCycle();
  const std::string text = Answer({"mop", "propose", "cisco/softcat", "--best", "--rationale",
                                   "it fits", "--request-id", "r1", "--as", "m1:manager"});
  EXPECT_THAT(text, StartsWith("Candidate 1 of 1 was taken: PARTNER, score 85.8. Both close on"));
  EXPECT_THAT(text, AllOf(HasSubstr("1 June 2026 to 31 May"), HasSubstr("proposed")));
  ASSERT_EQ(server_.asked().size(), 3u);
  EXPECT_THAT(server_.asked()[1],
              AllOf(StartsWith("CreateMop parent: \"vendors/cisco/partnerships/softcat\""),
                    HasSubstr("rule { form: FORM_OWN_CYCLE side: SIDE_PARTNER }"),
                    HasSubstr("rationale: \"it fits\""), HasSubstr("request_id: \"r1\"")));
  EXPECT_THAT(server_.asked()[2],
              AllOf(StartsWith("ProposeMop"), HasSubstr("/mops/9\""),
                    HasSubstr("etag: \"of-draft\""), HasSubstr("request_id: \"r1/offer\"")));
  EXPECT_THAT(server_.caller(), AllOf(HasSubstr("side=vendor"), HasSubstr("vendor=cisco")));
}

TEST_F(MopCommands, F5_WhatCannotBeOfferedStaysADraftAndIsNamed) {
  server_.offer = grpc::Status(grpc::FAILED_PRECONDITION, "the partner's calendar is not known");
  const CommandResult result =
      Ask({"mop", "propose", "cisco/softcat", "--rule", "V's cycle", "--rationale", "it fits"});
  EXPECT_EQ(result.code, kBadInput);
  EXPECT_THAT(result.err, AllOf(HasSubstr("cisco/softcat/9 was drafted but not offered"),
                                HasSubstr("the partner's calendar is not known")));
}

TEST_F(MopCommands, F5_ADryRunAndADraftOfferNothing) {
  EXPECT_THAT(Answer({"mop", "propose", "cisco/softcat", "--rule", "V's cycle", "--rationale", "x",
                      "--dry-run"}),
              HasSubstr("Dry run: nothing was changed. It would be:"));
  EXPECT_THAT(server_.asked(), ElementsAre(HasSubstr("validate_only: true")));
  Answer({"mop", "draft", "cisco/softcat", "--rule", "V's cycle"});
  Answer({"mop", "propose", "cisco/softcat", "--rule", "V's cycle", "--draft"});
  for (const std::string& call : server_.asked()) EXPECT_THAT(call, StartsWith("CreateMop"));
}

TEST_F(MopCommands, F5_AProposalWithoutReasonsAsksForThemWhereSomebodyIs) {
  OfferPartnersCycle();
  const std::vector<std::string> propose = {"mop", "propose", "cisco/softcat", "--best"};
  const CommandResult nobody = Ask(propose);
  EXPECT_EQ(nobody.code, kBadInput);
  EXPECT_THAT(nobody.err, HasSubstr("--rationale: must be given where nobody can be asked"));
  std::istringstream blank("\n");
  EXPECT_THAT(Ask(propose, {.keyboard = &blank}).err, HasSubstr("nothing was changed"));
  for (const std::string& call : server_.asked()) EXPECT_THAT(call, StartsWith("GetAlignment"));
  std::istringstream why("our own words\n");
  const CommandResult asked = Ask(propose, {.keyboard = &why});
  EXPECT_EQ(asked.code, kSuccess);
  EXPECT_THAT(asked.err, AllOf(HasSubstr("Candidate 1 of 1"), HasSubstr("Why?")));
  EXPECT_THAT(server_.asked(), testing::Contains(HasSubstr("rationale: \"our own words\"")));
}

TEST_F(MopCommands, F5_ACounterOfferKeepsWhatIsNotTyped) {
  AddOffer(2);
  Answer({"mop", "counter", "cisco/softcat", "--rule", "P's cycle", "--rationale", "board", "--as",
          "p11:partner-executive"});
  EXPECT_THAT(server_.asked().back(),
              AllOf(StartsWith("CounterMop"), HasSubstr("FORM_OWN_CYCLE side: SIDE_PARTNER"),
                    HasSubstr("first_day { year: 2027 }"), Not(HasSubstr("FORM_EARLIER"))));
  EXPECT_THAT(server_.caller(),
              AllOf(HasSubstr("side=partner"), HasSubstr("roles=partner-executive")));
}

TEST_F(MopCommands, F5_TheOpenVersionIsAccepted) {
  AddOffer(2);
  Answer({"mop", "accept", "cisco/softcat", "--rationale", "it fits", "--as", "p12:partner-rep"});
  EXPECT_THAT(server_.asked().back(), AllOf(HasSubstr("version: 1"), Not(HasSubstr("etag"))));
  Answer({"mop", "accept", "cisco/softcat/2", "--version", "3", "--rationale", "x", "--etag", "e"});
  EXPECT_THAT(server_.asked().back(), AllOf(HasSubstr("version: 3"), HasSubstr("etag: \"e\"")));
}

TEST_F(MopCommands, F5_WhatIsReaffirmedIsWhatWasShown) {
  Mop& mop = AddMop(2, Mop::STATE_NEEDS_REVIEW);
  mop.mutable_review()->add_differences("the partner's quarter end moves");
  const std::vector<std::string> reaffirm = {"mop", "reaffirm", "cisco/softcat/2"};
  EXPECT_THAT(Ask(reaffirm).err, HasSubstr("--yes: must be given"));
  std::istringstream no("n\n");
  const CommandResult refused = Ask(reaffirm, {.keyboard = &no});
  EXPECT_EQ(refused.code, kBadInput);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("the partner's quarter end moves"),
                                 HasSubstr("nothing was reaffirmed")));
  for (const std::string& call : server_.asked()) EXPECT_THAT(call, StartsWith("GetMop"));
  std::istringstream yes("y\n");
  EXPECT_EQ(Ask(reaffirm, {.keyboard = &yes}).code, kSuccess);
  EXPECT_THAT(server_.asked().back(), AllOf(StartsWith("ReaffirmMop"), HasSubstr("etag-2")));
  Answer({"mop", "reaffirm", "cisco/softcat/2", "--yes", "--etag", "older"});
  EXPECT_THAT(server_.asked().back(), HasSubstr("etag: \"older\""));
}

TEST_F(MopCommands, WhatCannotBeReadIsRefusedBeforeAnythingIsAsked) {
  const auto refusal = [this](const std::vector<std::string>& arguments) {
    const CommandResult result = Ask(arguments);
    EXPECT_EQ(result.code, kBadInput);
    EXPECT_EQ(result.out, "");
    return result.err;
  };
  EXPECT_THAT(refusal({"mop", "show", "cisco"}), HasSubstr("MOP: \"cisco\" must be"));
  EXPECT_THAT(refusal({"mop", "show", "cisco/softcat", "--as", "m1:manager,partner-rep"}),
              HasSubstr("--as: "));
  EXPECT_THAT(refusal({"mop", "list", "cisco", "--state", "asleep"}), HasSubstr("--state"));
  EXPECT_THAT(refusal({"mop", "confirm", "cisco/softcat/2"}), HasSubstr("TALK: "));
  EXPECT_THAT(refusal({"mop", "propose", "cisco/softcat", "--best", "--difference"}),
              HasSubstr("--difference"));
  EXPECT_THAT(refusal({"mop", "propose", "cisco/softcat", "--rule", "often"}),
              HasSubstr("--rule: \"often\" must be"));
  EXPECT_THAT(refusal({"mop", "decline", "cisco/softcat"}), HasSubstr("--reason"));
  EXPECT_THAT(refusal({"mop", "feed", "revoke", "cisco:m1"}), HasSubstr("FEED: "));
  EXPECT_THAT(refusal({"reciprocity", "done", "cisco/softcat/2", "--done", "x"}),
              HasSubstr("TASK: "));
  const std::vector<std::string> amount = {"amount", "cisco/softcat", "--from",   "2027-01-01",
                                           "--to",   "2027-12-31",    "--amount", "1.005 EUR"};
  EXPECT_THAT(refusal(amount), HasSubstr("--amount: \"1.005 EUR\" must have at most 2 digits"));
  EXPECT_THAT(refusal({"amount", "cisco/softcat", "--from", "2027-01-01", "--to", "2027-12-31",
                       "--amount", "1 EUR", "--split", "season", "--weights", "1,2"}),
              HasSubstr("--weights: must be 12 whole numbers"));
  EXPECT_THAT(refusal({"report", "records", "--of", "cisco", "--figure", "luck"}),
              HasSubstr("--figure"));
  EXPECT_THAT(server_.asked(), IsEmpty());
}

}  // namespace
}  // namespace tandem::client
