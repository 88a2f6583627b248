#include <sstream>

#include <nlohmann/json.hpp>

#include "services/tandem/remote_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

class RemotePeople : public ServerFixture {
 protected:
  void SetUp() override {
    ServerFixture::SetUp();
    CreateAcme();
    Answer({"partnership", "create", "acme/softcat", "--name", "Softcat", "--country", "GB"});
    Answer({"person", "create", "acme", "--id", "ann", "--name", "Ann Lee", "--role", "manager",
            "--zone", "Europe/London", "--country", "GB-SCT", "--free", "fri,sat"});
    Answer({"person", "create", "acme/softcat", "--id", "bob", "--name", "Bob Ray", "--role", "rep",
            "--zone", "Europe/London", "--email", "bob@softcat.example"});
  }
};

TEST_F(RemotePeople, R2_PeopleAreCreatedListedShownAndChanged) {
  const Json ann = Json::parse(Answer({"person", "show", "acme:ann", "--format", "json"}));
  EXPECT_EQ(ann["id"], "acme:ann");
  EXPECT_EQ(ann["name"], "vendors/acme/people/ann");
  EXPECT_EQ(ann["role"], "channel manager");
  EXPECT_EQ(ann["freeWeekdays"], Json({"fri", "sat"}));
  EXPECT_EQ(ann["country"], "GB-SCT");
  EXPECT_THAT(Answer({"person", "list", "acme/softcat", "--format", "csv"}),
              StartsWith("id,display_name,role,time_zone,free_weekdays,country,state,revision,"
                         "name,create_time,update_time,etag\nacme/softcat:bob,Bob Ray,"));
  EXPECT_THAT(Answer({"person", "list", "acme"}), AllOf(HasSubstr("Ann"), Not(HasSubstr("Bob"))));
  const std::string text = Answer({"person", "change", "acme:ann", "--role", "specialist", "--free",
                                   "usual", "--country", "", "--etag", ann["etag"]});
  EXPECT_THAT(text, AllOf(HasSubstr("vendor specialist"), Not(HasSubstr("GB-SCT")),
                          Not(HasSubstr("fri")), HasSubstr("Ann Lee")));
  EXPECT_THAT(Refusal({"person", "change", "acme:ann", "--name", "A", "--etag", ann["etag"]}),
              HasSubstr("etag"));
  EXPECT_THAT(Answer({"person", "show", "vendors/acme/partnerships/softcat/people/bob"}),
              HasSubstr("partner rep"));
}

TEST_F(RemotePeople, R2_BadInputNamesTheOptionAndTheRule) {
  const auto create = [&](std::vector<std::string> more) {
    std::vector<std::string> all = {"person", "create", "acme/softcat", "--name", "X"};
    all.insert(all.end(), more.begin(), more.end());
    return Refusal(all);
  };
  EXPECT_THAT(create({"--role", "manager", "--zone", "UTC"}),
              HasSubstr("--role: a channel manager cannot be one of the partner's people"));
  EXPECT_THAT(create({"--role", "rep", "--zone", "Europe/Londn"}),
              AllOf(HasSubstr("--zone: "), HasSubstr("Europe/Londn")));
  EXPECT_THAT(create({"--role", "boss", "--zone", "UTC"}), HasSubstr("--role"));
  EXPECT_THAT(create({"--role", "rep", "--zone", "UTC", "--country", "XX"}),
              HasSubstr("--country: "));
  EXPECT_THAT(create({"--role", "rep", "--zone", "UTC", "--free", "someday"}),
              AllOf(HasSubstr("--free"), HasSubstr("someday")));
  EXPECT_THAT(create({"--role", "rep", "--zone", "UTC", "--email", "nobody"}),
              AllOf(HasSubstr("--email: "), Not(HasSubstr("nobody"))));
  EXPECT_THAT(Refusal({"person", "show", "acme/softcat"}),
              HasSubstr("PERSON: \"acme/softcat\" must name a person: acme:ann, acme/softcat:bob"));
  EXPECT_THAT(Refusal({"person", "show", "acme:nobody"}), HasSubstr("nobody"));
  EXPECT_THAT(Refusal({"person", "change", "acme:ann"}), HasSubstr("--name"));
}

TEST_F(RemotePeople, R2_AContactIsShownAndChangedByItselfAlone) {
  EXPECT_THAT(Answer({"person", "contact", "acme/softcat:bob"}), HasSubstr("bob@softcat.example"));
  EXPECT_THAT(Answer({"person", "contact", "acme/softcat:bob", "--phone", "+44 20 7946 0123"}),
              AllOf(HasSubstr("bob@softcat.example"), HasSubstr("+44 20 7946 0123")));
  EXPECT_THAT(Answer({"person", "contact", "acme/softcat:bob", "--email", ""}),
              Not(HasSubstr("bob@")));
  EXPECT_THAT(Refusal({"person", "contact", "acme/softcat:bob", "--phone", "call me"}),
              HasSubstr("--phone: "));
  EXPECT_THAT(Answer({"person", "show", "acme/softcat:bob"}), Not(HasSubstr("+44")));
}

TEST_F(RemotePeople, R2_AnErasureIsAskedForTwice) {
  EXPECT_THAT(Refusal({"person", "erase", "acme/softcat:bob"}), HasSubstr("--yes"));
  std::istringstream no("n\n");
  const CommandResult refused = Ask({"person", "erase", "acme/softcat:bob"}, {.keyboard = &no});
  EXPECT_EQ(refused.code, kBadInput);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("Bob Ray"), HasSubstr("cannot be undone"),
                                 HasSubstr("What stays"), HasSubstr("nothing was erased")));
  EXPECT_THAT(Answer({"person", "show", "acme/softcat:bob"}), HasSubstr("Bob Ray"));
  std::istringstream yes("y\n");
  const CommandResult erased = Ask({"person", "erase", "acme/softcat:bob"}, {.keyboard = &yes});
  EXPECT_EQ(erased.code, kSuccess);
  EXPECT_THAT(erased.out, AllOf(HasSubstr("This is left"), HasSubstr("a former partner rep"),
                                Not(HasSubstr("Bob Ray"))));
  Answer({"portfolio", "assign", "acme:ann", "--partnerships", "softcat"});
  std::istringstream enter("\n");
  EXPECT_THAT(Ask({"person", "erase", "acme:ann"}, {.keyboard = &enter}).err,
              HasSubstr("1 partnership will have no channel manager."));
  EXPECT_THAT(Answer({"person", "erase", "acme:ann", "--yes", "--format", "json"}),
              HasSubstr("\"state\": \"erased\""));
  EXPECT_THAT(Answer({"person", "list", "acme"}), HasSubstr("Nobody"));
}

TEST_F(RemotePeople, R2_AbsencesAreNamedByAnyOfTheirDays) {
  Answer({"absence", "add", "acme/softcat:bob", "2026-08-03..2026-08-14"});
  Answer({"absence", "add", "acme/softcat:bob", "2026-09-01"});
  EXPECT_THAT(Refusal({"absence", "add", "acme/softcat:bob", "2026-08-14"}),
              AllOf(HasSubstr("FIRST..LAST: "), HasSubstr("overlaps 2026-08-03..2026-08-14")));
  Answer(
      {"absence", "change", "acme/softcat:bob", "2026-08-05", "--days", "2026-08-04..2026-08-20"});
  EXPECT_THAT(
      Answer({"absence", "list", "acme/softcat", "--format", "csv"}),
      AllOf(StartsWith("person,person_name,first_day,last_day,cover,cover_name,source,name"),
            HasSubstr("\nacme/softcat:bob,Bob Ray,2026-08-04,2026-08-20,,,,vendors/")));
  EXPECT_THAT(Answer({"absence", "list", "acme/softcat:bob", "--days", "2026-09-01..2026-09-30"}),
              AllOf(HasSubstr("2026-09-01"), Not(HasSubstr("2026-08"))));
  EXPECT_THAT(Answer({"absence", "remove", "acme/softcat:bob", "2026-08-20"}),
              HasSubstr("Removed"));
  EXPECT_THAT(Refusal({"absence", "remove", "acme/softcat:bob", "2026-08-20"}),
              HasSubstr("DAY: acme/softcat:bob is not away on 2026-08-20"));
  EXPECT_THAT(Refusal({"absence", "change", "acme/softcat:bob", "2026-09-01"}),
              HasSubstr("--no-cover"));
  EXPECT_THAT(Refusal({"absence", "add", "acme/softcat:bob", "2026-08-14..2026-08-01"}),
              HasSubstr("FIRST..LAST"));
}

TEST_F(RemotePeople, R2_ACoverThatIsAwayTooIsWarnedOf) {
  Answer({"person", "create", "acme/softcat", "--id", "eve", "--name", "Eve", "--role", "rep",
          "--zone", "UTC"});
  Answer({"absence", "add", "acme/softcat:eve", "2026-08-10..2026-08-11"});
  const CommandResult add = Ask({"absence", "add", "acme/softcat:bob", "2026-08-03..2026-08-14",
                                 "--cover", "acme/softcat:eve"});
  EXPECT_EQ(add.code, kSuccess);
  EXPECT_THAT(add.out, HasSubstr("acme/softcat:eve"));
  EXPECT_EQ(add.err,
            "tandem: warning: the cover, Eve (acme/softcat:eve), is away too: "
            "2026-08-10..2026-08-11\n");
  EXPECT_THAT(Refusal({"absence", "add", "acme/softcat:bob", "2026-10-01", "--cover", "acme:ann"}),
              HasSubstr("--cover: "));
  EXPECT_THAT(Answer({"absence", "change", "acme/softcat:bob", "2026-08-03", "--no-cover"}),
              Not(HasSubstr("eve")));
}

TEST_F(RemotePeople, R1_APortfolioHasAHistory) {
  Answer({"person", "create", "acme", "--id", "max", "--name", "Max", "--role", "chief", "--zone",
          "UTC"});
  EXPECT_THAT(Answer({"portfolio", "assign", "acme:ann", "--partnerships", "softcat", "--from",
                      "2026-01-01"}),
              HasSubstr("1 of 1 partnership changed: Ann Lee is responsible from 2026-01-01 on"));
  Answer({"portfolio", "assign", "acme:max", "--partnerships", "acme/softcat", "--from",
          "2026-07-01"});
  Answer({"portfolio", "assign", "acme", "--nobody", "--partnerships", "softcat", "--from",
          "2027-01-01"});
  EXPECT_THAT(Answer({"portfolio", "show", "acme:ann", "--on", "2026-06-30"}),
              AllOf(HasSubstr("Softcat"), HasSubstr("2026-06-30")));
  EXPECT_THAT(Answer({"portfolio", "show", "acme:ann", "--on", "2026-07-01"}),
              HasSubstr("No partnership"));
  EXPECT_EQ(Answer({"portfolio", "history", "acme/softcat", "--format", "csv"}),
            "first_day,last_day,manager,manager_name,partnership\n"
            "2026-07-01,2026-12-31,acme:max,Max,acme/softcat\n"
            "2026-01-01,2026-06-30,acme:ann,Ann Lee,acme/softcat\n");
  EXPECT_THAT(Refusal({"portfolio", "assign", "acme:ann", "--partnerships", "softcat,nope"}),
              AllOf(HasSubstr("--partnerships[1]"), HasSubstr("nope")));
  EXPECT_THAT(Refusal({"portfolio", "assign", "acme/softcat:bob", "--partnerships", "softcat"}),
              HasSubstr("MANAGER"));
  EXPECT_THAT(Refusal({"portfolio", "assign", "acme:ann", "--nobody", "--partnerships", "softcat"}),
              HasSubstr("MANAGER"));
}

TEST_F(RemotePeople, R3_APartnersBusinessModelIsSaid) {
  const std::string text = Answer({"partnership", "change", "acme/softcat", "--model", "reseller"});
  EXPECT_THAT(text, AllOf(HasSubstr("reseller"), HasSubstr("Softcat")));
  EXPECT_THAT(Answer({"partnership", "list", "acme", "--format", "csv"}),
              AllOf(HasSubstr(",etag,business_model\n"), HasSubstr(",reseller\n")));
  EXPECT_THAT(Answer({"partnership", "create", "acme/ingram", "--name", "Ingram", "--model",
                      "distributor"}),
              HasSubstr("distributor"));
  EXPECT_THAT(Answer({"partnership", "change", "acme/softcat", "--model", "unknown"}),
              Not(HasSubstr("reseller")));
  EXPECT_THAT(Refusal({"partnership", "change", "acme/softcat", "--model", "shop"}),
              HasSubstr("--model"));
  EXPECT_THAT(Refusal({"partnership", "change", "acme/softcat"}), HasSubstr("--name or --model"));
}

TEST_F(RemotePeople, R4_EveryDayOfACalendarIsExplained) {
  Answer({"absence", "add", "acme/softcat:bob", "2026-12-21..2026-12-22"});
  Answer({"settings", "change", "acme/softcat", "--shutdown", "2026-12-29..2026-12-31"});
  const std::string text = Answer(
      {"calendar", "person", "acme/softcat:bob", "--from", "2026-12-18", "--to", "2027-01-05"});
  EXPECT_THAT(text, AllOf(HasSubstr("Bob Ray (acme/softcat:bob)"),
                          HasSubstr("2026-12-21 Mon 2026-12-22 Tue    2 no    absence"),
                          HasSubstr("Christmas Day"), HasSubstr("shutdown"),
                          HasSubstr("free weekday"), HasSubstr("working days.")));
  ExpectFits80Columns(text);
  const std::string csv = Answer({"calendar", "person", "acme/softcat:bob", "--from", "2026-12-24",
                                  "--days", "3", "--format", "csv"});
  EXPECT_EQ(csv,
            "date,weekday,works,reasons,holidays,estimated\n"
            "2026-12-24,Thu,true,,,false\n"
            "2026-12-25,Fri,false,public holiday,Christmas Day,false\n"
            "2026-12-26,Sat,false,public holiday free weekday,Boxing Day,false\n");
  const Json days = Json::parse(Answer({"calendar", "person", "acme:ann", "--format", "json"}));
  ASSERT_EQ(days.size(), 28U);
  EXPECT_EQ(days[0]["date"], "2026-05-20");
  EXPECT_EQ(days[0]["works"], true);
  EXPECT_THAT(
      Refusal({"calendar", "person", "acme:ann", "--from", "2026-01-01", "--to", "2027-12-31"}),
      HasSubstr("--from and --to: "));
}

TEST(PeopleCommands, EveryOneHasExamplesAndNotesWithin80Columns) {
  for (const std::string command : {"person create",
                                    "person list",
                                    "person show",
                                    "person change",
                                    "person contact",
                                    "person erase",
                                    "absence add",
                                    "absence list",
                                    "absence change",
                                    "absence remove",
                                    "portfolio assign",
                                    "portfolio show",
                                    "portfolio history",
                                    "away",
                                    "calendar person",
                                    "import people",
                                    "import absences",
                                    "import shutdowns",
                                    "export absences",
                                    "export shutdowns",
                                    "verify",
                                    "verifications"}) {
    std::istringstream words(command);
    std::vector<std::string> arguments;
    for (std::string word; words >> word;) arguments.push_back(word);
    arguments.emplace_back("--help");
    const CommandResult help = Tandem(arguments);
    EXPECT_EQ(help.code, kSuccess) << command;
    const std::size_t examples = help.out.find("Examples:\n  tandem " + command);
    ASSERT_NE(examples, std::string::npos) << command;
    ExpectFits80Columns(help.out.substr(examples));
    EXPECT_THAT(help.out, HasSubstr("--server"));
  }
}

}  // namespace
}  // namespace tandem::client
