#include <nlohmann/json.hpp>

#include "services/tandem/remote_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

class RemoteRegistry : public ServerFixture {};

TEST_F(RemoteRegistry, R1_VendorsAreCreatedListedShownAndChanged) {
  CreateAcme();
  EXPECT_THAT(Answer({"vendor", "list"}), AllOf(HasSubstr("acme"), HasSubstr("Acme Inc.")));
  EXPECT_THAT(Answer({"vendor", "list", "--format", "csv"}),
              StartsWith("id,display_name,name,create_time,update_time,etag\nacme,Acme Inc.,"));
  const Json acme = Json::parse(Answer({"vendor", "show", "vendors/acme", "--format", "json"}));
  EXPECT_EQ(acme["id"], "acme");
  EXPECT_EQ(acme["name"], "vendors/acme");
  const std::string etag = acme["etag"];
  EXPECT_THAT(Answer({"vendor", "change", "acme", "--name", "Acme Ltd", "--etag", etag}),
              HasSubstr("Acme Ltd"));
  EXPECT_THAT(Refusal({"vendor", "change", "acme", "--name", "Acme Two", "--etag", etag}),
              HasSubstr("etag"));
}

TEST_F(RemoteRegistry, R1_PartnershipsGetAnIdOfTheirName) {
  CreateAcme();
  EXPECT_THAT(Answer({"partnership", "list", "acme"}), HasSubstr("no partnership"));
  Answer({"partnership", "create", "acme", "--name", "Söftcat plc"});
  Answer({"partnership", "create", "acme/bechtle", "--name", "Bechtle", "--country", "DE",
          "--calendar", "month 01-01"});
  const Json list = Json::parse(Answer({"partnership", "list", "acme", "--format", "json"}));
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0]["id"], "acme/bechtle");
  EXPECT_EQ(list[1]["displayName"], "Söftcat plc");
  EXPECT_THAT(Answer({"partnership", "change", "acme/bechtle", "--name", "Bechtle AG"}),
              HasSubstr("Bechtle AG"));
  EXPECT_THAT(Answer({"partnership", "show", "acme/bechtle"}), HasSubstr("Bechtle AG"));
}

TEST_F(RemoteRegistry, R3_SettingsChangeWhatIsGiven) {
  CreateAcme();
  Answer({"settings", "change", "acme", "--free", "fri,sat", "--shutdown", "2026-12-24..2027-01-01",
          "--shutdown", "2027-08-02..2027-08-13"});
  const Json settings = Json::parse(Answer({"settings", "show", "acme", "--format", "json"}));
  EXPECT_EQ(settings["country"], "US");
  EXPECT_EQ(settings["leadDays"], 2);
  EXPECT_EQ(settings["freeWeekdays"], Json({"fri", "sat"}));
  EXPECT_EQ(settings["shutdowns"], Json({"2026-12-24..2027-01-01", "2027-08-02..2027-08-13"}));
  Answer({"settings", "change", "acme", "--free", "usual", "--no-shutdowns", "--lead", "0",
          "--country", ""});
  EXPECT_THAT(Answer({"settings", "show", "acme"}),
              AllOf(Not(HasSubstr("fri")), Not(HasSubstr("2027")), Not(HasSubstr("US"))));
  EXPECT_THAT(Refusal({"settings", "change", "acme"}), HasSubstr("--country"));
  EXPECT_THAT(Refusal({"settings", "change", "acme", "--free", "someday"}),
              AllOf(HasSubstr("--free"), HasSubstr("someday")));
  EXPECT_THAT(Refusal({"settings", "change", "acme", "--shutdown", "2026-12-24"}),
              HasSubstr("FIRST..LAST"));
  EXPECT_THAT(Refusal({"settings", "change", "acme", "--country", "XX"}),
              AllOf(HasSubstr("country"), HasSubstr("XX")));
}

TEST_F(RemoteRegistry, F1_CalendarsAreRecordedCorrectedChangedAndVerified) {
  CreateAcme();
  Answer({"partnership", "create", "acme/softcat", "--name", "Softcat"});
  EXPECT_THAT(Refusal({"calendar", "show", "acme/softcat"}), HasSubstr("calendar"));
  Answer({"calendar", "record", "acme/softcat", "--spec", "MONTH 08-01", "--reason", "first"});
  EXPECT_THAT(Refusal({"calendar", "record", "acme/softcat", "--spec", "month 08-01"}),
              HasSubstr("calendar"));
  Answer({"calendar", "correct", "acme/softcat", "--spec", "month 07-01"});
  Answer({"calendar", "verify", "acme/softcat", "--revision", "2", "--method", "annual report"});
  EXPECT_THAT(Refusal({"calendar", "verify", "acme/softcat", "--revision", "1", "--method", "x"}),
              HasSubstr("revision"));
  Answer({"calendar", "change-year-end", "acme/softcat", "--bridge", "2026-07-01..2026-12-31",
          "--spec", "month 01-01"});
  const Json list =
      Json::parse(Answer({"calendar", "revisions", "acme/softcat", "--format", "json"}));
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0]["kind"], "change of year-end");
  EXPECT_EQ(list[1]["verificationMethod"], "annual report");
  EXPECT_EQ(list[2]["notation"], "month 08-01");
  EXPECT_THAT(Answer({"calendar", "show", "acme/softcat", "--revision", "1"}),
              AllOf(HasSubstr("month 08-01"), HasSubstr("first")));
  EXPECT_THAT(Refusal({"calendar", "correct", "acme/softcat", "--spec", "month 02-30"}),
              AllOf(HasSubstr("--spec"), HasSubstr("30 February")));
}

TEST_F(RemoteRegistry, F1_TheTextOfNamedFilesTravelsWithTheCalendar) {
  CreateAcme();
  const TemporaryFile rows(
      "year_label,quarter,period,start,end\n"
      "2026,1,1,2026-01-01,2026-03-31\n2026,2,2,2026-04-01,2026-06-30\n"
      "2026,3,3,2026-07-01,2026-09-30\n2026,4,4,2026-10-01,2026-12-31\n");
  Answer({"partnership", "create", "acme/rows", "--name", "Rows", "--calendar",
          "rows @" + rows.path()});
  EXPECT_THAT(Answer({"calendar", "show", "acme/rows", "--format", "json"}), HasSubstr("rows @"));
  const TemporaryFile notation("month 10-01\n");
  Answer({"partnership", "create", "acme/file", "--name", "File", "--calendar",
          "@" + notation.path()});
  EXPECT_EQ(Json::parse(Answer({"calendar", "show", "acme/file", "--format", "json"}))["notation"],
            "month 10-01");
}

TEST_F(RemoteRegistry, HistoryTellsWhoChangedWhatFromWhatToWhat) {
  CreateAcme();
  const CommandResult change =
      Ask({"vendor", "change", "acme", "--name", "Acme Ltd", "--as", "ann:chief"});
  EXPECT_EQ(change.code, kSuccess) << change.err;
  const std::string text = Answer({"history", "acme"});
  EXPECT_THAT(text, AllOf(HasSubstr("ann"), HasSubstr("UpdateVendor"), HasSubstr("Acme Inc."),
                          HasSubstr("Acme Ltd"), HasSubstr("->")));
  const Json rows = Json::parse(Answer({"history", "acme", "--limit", "1", "--format", "json"}));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["person"], "ann");
  EXPECT_EQ(rows[0]["newValue"], "Acme Ltd");
}

TEST_F(RemoteRegistry, ADryRunChangesNothing) {
  CreateAcme();
  EXPECT_THAT(Answer({"vendor", "change", "acme", "--name", "Other", "--dry-run"}),
              AllOf(HasSubstr("Dry run"), HasSubstr("Other")));
  EXPECT_THAT(Answer({"vendor", "show", "acme"}), HasSubstr("Acme Inc."));
}

TEST_F(RemoteRegistry, TheSameRequestIdHasOneEffect) {
  const std::vector<std::string> create = {"vendor", "create",       "acme", "--name",
                                           "Acme",   "--request-id", "r-1"};
  Answer(create);
  Answer(create);
  EXPECT_THAT(Refusal({"vendor", "create", "acme", "--name", "Acme"}), HasSubstr("acme"));
}

TEST_F(RemoteRegistry, RefusalsNameFieldAndRuleAndOthersAreNotFound) {
  CreateAcme();
  EXPECT_THAT(Refusal({"vendor", "create", "Acme!", "--name", "A"}), HasSubstr("ID"));
  EXPECT_THAT(Refusal({"vendor", "create", "b", "--name", ""}), HasSubstr("display_name"));
  EXPECT_THAT(Refusal({"vendor", "show", "nobody"}), HasSubstr("nobody"));
  EXPECT_THAT(Refusal({"partnership", "show", "acme"}), HasSubstr("VENDOR/ID"));
  EXPECT_THAT(Refusal({"vendor", "list", "--as", "ann:chief"}), HasSubstr("tandem:"));
  EXPECT_THAT(Refusal({"vendor", "list", "--as", "ann:king"}),
              AllOf(HasSubstr("--as"), HasSubstr("king")));
  EXPECT_THAT(Refusal({"vendor", "list", "--deadline", "0"}), HasSubstr("--deadline"));
  EXPECT_THAT(Refusal({"vendor", "create", "c", "--name", "\xff"}), HasSubstr("must be UTF-8"));
}

TEST_F(RemoteRegistry, EachServiceMayHaveAServerOfItsOwn) {
  const std::string here = host_->address();
  const auto ask = [&](const std::string& server) {
    return Tandem({"vendor", "list", "--server", server});
  };
  EXPECT_EQ(ask("partner=" + here + ",fiscal=127.0.0.1:1").code, kSuccess);
  EXPECT_THAT(ask("fiscal=" + here).err, HasSubstr("says nothing of partner"));
  EXPECT_THAT(ask("partner=" + here + ",planning=" + here).err,
              HasSubstr("neither HOST:PORT nor partner=HOST:PORT,fiscal=HOST:PORT"));
}

TEST_F(RemoteRegistry, TextsForPeopleFit80ColumnsAndHideControlCharacters) {
  CreateAcme();
  const std::string name = "A partner whose name is rather longer than what fits on one line of it";
  Answer({"partnership", "create", "acme/long-name-of-a-partner-that-goes-on-and-on", "--name",
          name, "--calendar", "first sun on-or-after 01-31; weeks 13x4; week53 p13"});
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"vendor", "list"},
        {"vendor", "show", "acme"},
        {"partnership", "list", "acme"},
        {"settings", "show", "acme"},
        {"calendar", "show", "acme"},
        {"calendar", "revisions", "acme/long-name-of-a-partner-that-goes-on-and-on"},
        {"history", "acme"}}) {
    const std::string text = Answer(arguments);
    ExpectFits80Columns(text);
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  }
}

TEST(NoServer, IsSaidWithItsAddressAndIsExitCode1) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"vendor", "list"},
                                                    {"vendor", "create", "acme", "--name", "Acme"},
                                                    {"status"},
                                                    {"align", "portfolio", "--of", "acme"}}) {
    std::vector<std::string> all = arguments;
    all.insert(all.end(), {"--server", "127.0.0.1:1"});
    const CommandResult result = Tandem(all);
    EXPECT_EQ(result.code, kFailure);
    EXPECT_EQ(result.err, "tandem: no server at 127.0.0.1:1 (start one with `tandem dev`)\n");
  }
}

TEST(NoServer, EveryRemoteCommandHasExamplesInItsHelp) {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"vendor", "create"},
                                                  {"vendor", "list"},
                                                  {"vendor", "show"},
                                                  {"vendor", "change"},
                                                  {"partnership", "create"},
                                                  {"partnership", "list"},
                                                  {"partnership", "show"},
                                                  {"partnership", "change"},
                                                  {"settings", "show"},
                                                  {"settings", "change"},
                                                  {"calendar", "record"},
                                                  {"calendar", "correct"},
                                                  {"calendar", "change-year-end"},
                                                  {"calendar", "verify"},
                                                  {"calendar", "show"},
                                                  {"calendar", "revisions"},
                                                  {"history"},
                                                  {"import", "partners"},
                                                  {"align", "settings", "show"},
                                                  {"align", "settings", "change"},
                                                  {"status"},
                                                  {"dead-letters", "list"},
                                                  {"dead-letters", "redrive"},
                                                  {"dead-letters", "discard"}}) {
    std::vector<std::string> arguments = command;
    arguments.emplace_back("--help");
    const CommandResult help = Tandem(arguments);
    EXPECT_EQ(help.code, kSuccess);
    EXPECT_THAT(help.out, AllOf(HasSubstr("Examples:\n  tandem "), HasSubstr("Exit codes"),
                                HasSubstr("--server")));
  }
}

}  // namespace
}  // namespace tandem::client
