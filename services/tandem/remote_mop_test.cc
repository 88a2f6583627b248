#include <nlohmann/json.hpp>

#include "services/tandem/remote_alignment_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

// Two sides that negotiate, each with its own rights, against the real services.
class RemoteMop : public RemoteAlignment {
 protected:
  void CreatePeople() const {
    CreatePortfolio();
    AddSomebody("acme", "m1", "Ann Lee", "manager");
    AddSomebody("acme/softcat", "p12", "Bob Ray", "executive");
    AddSomebody("acme/softcat", "p11", "Eve Poe", "rep");
    Answer({"portfolio", "assign", "acme:m1", "--partnerships", "softcat", "--from", "2026-01-01"});
  }
  void AddSomebody(const std::string& organisation, const std::string& id, const std::string& name,
                   const std::string& role) const {
    Answer({"person", "create", organisation, "--id", id, "--name", name, "--role", role, "--zone",
            "Europe/London"});
  }

  static std::vector<std::string> As(std::vector<std::string> arguments, const std::string& who) {
    arguments.insert(arguments.end(), {"--as", who});
    return arguments;
  }
  std::string Vendor(const std::vector<std::string>& arguments) const {
    return Answer(As(arguments, "m1:manager"));
  }
  std::string Partner(const std::vector<std::string>& arguments) const {
    return Answer(As(arguments, "p12:partner-executive"));
  }
  // The same, as soon as what it rests on has arrived from the registry.
  std::string Eventually(const std::vector<std::string>& arguments) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    CommandResult result = Ask(arguments);
    while (result.code != kSuccess && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      result = Ask(arguments);
    }
    EXPECT_EQ(result.code, kSuccess) << result.err;
    return result.out;
  }

  std::string today() const { return UtcDay(clock_.Now()).ToString(); }
  std::string year() const { return std::to_string(UtcDay(clock_.Now()).year() + 1); }

  void Propose() const {
    Eventually(As({"mop", "draft", "acme/softcat", "--best", "--first", year() + "-01-01", "--last",
                   year() + "-12-31", "--rationale", "Nobody waits any more"},
                  "m1:manager"));
    // People of the partner are known as soon as one may read.
    Eventually(As({"mop", "list", "acme/softcat"}, "p12:partner-executive"));
    Vendor({"mop", "offer", "acme/softcat/1"});
  }
  void Talk() const {
    Vendor({"mop", "talk", "acme/softcat/1", "--day", today(), "--channel", "video call",
            "--vendor-people", "m1", "--partner-people", "p12", "--vendor-says",
            "We book until Saturday", "--partner-says", "Month ends are for invoicing", "--summary",
            "A Friday suits both"});
  }
};

TEST_F(RemoteMop, F5_TwoSidesAgreeAndTheHistoryTellsHow) {
  CreatePeople();
  Propose();
  Talk();
  Partner({"mop", "confirm", "acme/softcat/1/1"});
  EXPECT_THAT(Partner({"mop", "show", "acme/softcat"}), HasSubstr("waits for you to answer"));
  EXPECT_THAT(Partner({"mop", "accept", "acme/softcat", "--rationale", "It fits our year"}),
              HasSubstr("agreed"));
  const std::string story = Vendor({"mop", "history", "acme/softcat"});
  ExpectFits80Columns(story);
  EXPECT_THAT(story, AllOf(HasSubstr("How MOP 1 of Acme Inc. and Softcat came about"),
                           HasSubstr("Ann Lee (channel manager, Acme Inc.) drafted:"),
                           HasSubstr("\"Nobody waits any more\""),
                           HasSubstr("What binds Softcat: \"Month ends are for invoicing\""),
                           HasSubstr("Bob Ray (partner executive, Softcat) confirmed"),
                           HasSubstr("\"It fits our year\""), HasSubstr("It is agreed now.")));
  EXPECT_THAT(Partner({"mop", "history", "acme/softcat"}),
              AllOf(HasSubstr("m1 (acme) offered version 1"), Not(HasSubstr("drafted"))));
  EXPECT_THAT(Vendor({"mop", "list", "acme", "--state", "agreed", "--format", "csv"}),
              HasSubstr("\nacme/softcat/1,agreed,period," + year() + "-01-01,"));
  const Json mop = Json::parse(Vendor({"mop", "show", "acme/softcat/1", "--format", "json"}));
  EXPECT_EQ(mop["agreedVersion"], 1);
  EXPECT_THAT(Vendor({"mop", "end", "acme/softcat", "--reason", "we part"}), HasSubstr("ended it"));
}

TEST_F(RemoteMop, F5_ADraftIsSeenByItsSideAlone) {
  CreatePeople();
  Eventually(As({"mop", "draft", "acme/softcat", "--rule", "V's cycle", "--first",
                 year() + "-01-01", "--last", year() + "-12-31", "--rationale", "x"},
                "m1:manager"));
  EXPECT_THAT(Eventually(As({"mop", "list", "acme/softcat"}, "p12:partner-executive")),
              HasSubstr("There is no MOP."));
  EXPECT_EQ(Ask(As({"mop", "show", "acme/softcat/1"}, "p12:partner-executive")).code, kBadInput);
  EXPECT_THAT(Vendor({"mop", "revise", "acme/softcat", "--rule", "P's cycle"}),
              AllOf(HasSubstr("Version 2"), HasSubstr("close of Softcat.")));
  EXPECT_THAT(Vendor({"mop", "discard", "acme/softcat"}), HasSubstr("withdrawn"));
}

TEST_F(RemoteMop, F5_WhatIsMissingIsSaidAndNothingHappens) {
  CreatePeople();
  Propose();
  const CommandResult early =
      Ask(As({"mop", "accept", "acme/softcat", "--rationale", "It fits our year"},
             "p12:partner-executive"));
  EXPECT_EQ(early.code, kBadInput);
  EXPECT_THAT(early.err, HasSubstr("conversation"));
  EXPECT_EQ(Ask(As({"mop", "accept", "acme/softcat", "--rationale", "x"}, "p11:partner-rep")).code,
            kBadInput);
  Partner({"mop", "representative", "name", "acme/softcat", "--person", "p11"});
  EXPECT_THAT(Partner({"mop", "representative", "list", "acme/softcat"}), HasSubstr("p11"));
  Talk();
  EXPECT_THAT(Answer(As({"mop", "counter", "acme/softcat", "--rule", "P's cycle", "--last",
                         year() + "-11-30", "--rationale", "shorter"},
                        "p11:partner-rep")),
              HasSubstr("countered"));
  EXPECT_THAT(Vendor({"mop", "decline", "acme/softcat", "--reason", "too short"}),
              HasSubstr("declined"));
}

TEST_F(RemoteMop, F6_ADifferenceIsAgreedAndItsPromisesAreKept) {
  CreatePeople();
  Eventually(As({"mop", "list", "acme/softcat"}, "p12:partner-executive"));
  const std::string due = year() + "-03-01";
  Eventually(
      As({"mop", "draft", "acme/softcat", "--difference", "--first", year() + "-01-01", "--last",
          year() + "-12-31", "--accommodate", "vendor:m1:" + due + ":early: lists", "--accommodate",
          "partner:p12:" + due + ":says what cannot move", "--rationale", "Both years are fixed"},
         "m1:manager"));
  Vendor({"mop", "offer", "acme/softcat"});
  Talk();
  EXPECT_THAT(Partner({"mop", "accept", "acme/softcat", "--rationale", "better to know it"}),
              HasSubstr("What was promised"));
  EXPECT_THAT(Vendor({"mop", "keep", "acme/softcat", "1"}), HasSubstr("kept: early: lists"));
  EXPECT_THAT(Partner({"mop", "contest", "acme/softcat", "1", "--reason", "they came late"}),
              HasSubstr("You say: \"they came late\""));
  EXPECT_THAT(Vendor({"mop", "answer", "acme/softcat", "1", "--answer", "see mail"}),
              HasSubstr("\"see mail\""));
  EXPECT_THAT(Ask(As({"mop", "keep", "acme/softcat", "9"}, "m1:manager")).err,
              HasSubstr("NUMBER: "));
}

}  // namespace
}  // namespace tandem::client
