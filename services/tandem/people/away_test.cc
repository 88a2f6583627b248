#include <set>
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

// Today is 2026-05-20: the vendor closes next on 2026-07-25, Softcat on 2026-07-31, Bechtle on
// 2026-06-30.
class RemoteAway : public ServerFixture {
 protected:
  void SetUp() override {
    ServerFixture::SetUp();
    CreateAcme();
    CreatePartner("softcat", "Softcat", "month 08-01");
    CreatePartner("bechtle", "Bechtle", "month 01-01");
    CreatePerson("acme", "ann", "Ann Lee", "manager");
    CreatePerson("acme/softcat", "bob", "Bob Ray", "rep");
    CreatePerson("acme/softcat", "noa", "נועה לוי", "executive");
    CreatePerson("acme/bechtle", "lin", "林 美玲", "rep");
    Answer({"portfolio", "assign", "acme:ann", "--partnerships", "softcat,bechtle", "--from",
            "2026-01-01"});
    Answer({"absence", "add", "acme/softcat:noa", "2026-07-30..2026-08-05"});
    Answer({"absence", "add", "acme/bechtle:lin", "2026-06-22..2026-06-26"});
    Ask({"absence", "add", "acme/softcat:bob", "2026-07-27..2026-07-31", "--cover",
         "acme/softcat:noa"});
  }
  void CreatePartner(const std::string& id, const std::string& name, const std::string& calendar) {
    Answer({"partnership", "create", "acme/" + id, "--name", name, "--calendar", calendar});
  }
  void CreatePerson(const std::string& organisation, const std::string& id, const std::string& name,
                    const std::string& role) {
    Answer({"person", "create", organisation, "--id", id, "--name", name, "--role", role, "--zone",
            "Europe/London"});
  }
};

TEST_F(RemoteAway, R2_WhoIsAwayIsDrawnByTheNearestClose) {
  const std::string text = Answer({"away", "--of", "acme:ann"});
  EXPECT_EQ(text,
            "Bechtle (manager Ann Lee)\n"
            "  2026-06-17..2026-06-30  Bechtle closes on 2026-06-30, in 41 days\n"
            "                                    v\n"
            "    林 美玲  rep       .....#####....        5 of 10  no cover\n"
            "\n"
            "Softcat (manager Ann Lee)\n"
            "  2026-07-12..2026-07-31  Acme Inc. closes on 2026-07-25, in 66 days\n"
            "                          Softcat closes on 2026-07-31, in 72 days\n"
            "                          8 days are urgent for both\n"
            "                                    v     v\n"
            "    Bob Ray  rep       ...............#####  5 of 15  cover נועה לוי\n"
            "      ! נועה לוי is away too, on 2 of these days\n"
            "    נועה לוי executive ..................##  2 of 15  no cover\n"
            "\n"
            "    # away  v quarter close  5 of 10: working days away of those in the window\n");
  ExpectFits80Columns(text);
}

TEST_F(RemoteAway, R2_WhatIsTheSameForSeveralPartnersIsToldOnce) {
  CreatePartner("cdw", "CDW", "month 01-01");
  Answer({"portfolio", "assign", "acme:ann", "--partnerships", "cdw", "--from", "2026-01-01"});
  Answer({"absence", "add", "acme:ann", "2026-07-14"});
  EXPECT_THAT(Answer({"away", "--of", "acme:ann"}),
              HasSubstr("\n2 partners (manager Ann Lee)\n  Bechtle, CDW\n"
                        "  2026-07-12..2026-07-25  Acme Inc. closes on 2026-07-25, in 66 days\n"));
}

TEST_F(RemoteAway, R2_NamesOfAnyScriptAndLengthKeepTheColumns) {
  CreatePerson("acme/softcat", "long", "Somebody whose name is longer than any column of it",
               "specialist");
  CreatePerson("acme/softcat", "thai", "สมชาย ใจดี", "rep");
  Answer({"absence", "add", "acme/softcat:thai", "2026-07-20", "--cover", "acme/softcat:long"});
  Answer({"absence", "add", "acme/softcat:long", "2026-07-21"});
  for (const bool unicode : {false, true}) {
    const CommandResult result =
        Ask({"away", "--of", "acme/softcat", "--all", "--closes", "8"}, {.unicode = unicode});
    EXPECT_EQ(result.code, kSuccess) << result.err;
    ExpectFits80Columns(result.out);
    std::istringstream lines(result.out);
    std::set<int> starts;
    for (std::string line; std::getline(lines, line);) {
      if (const std::size_t at = line.find(" of 15  "); at != std::string::npos) {
        starts.insert(DisplayWidth(line.substr(0, at)));
      }
    }
    EXPECT_EQ(starts.size(), 1U) << result.out;
  }
}

TEST_F(RemoteAway, R2_ProgramsGetARowForEachAbsenceInEachWindow) {
  EXPECT_EQ(Answer({"away", "--of", "acme/softcat", "--format", "csv"}),
            "partnership,partnership_name,manager,manager_name,window_first_day,window_last_day,"
            "vendor_closes,partner_closes,shared_first_day,shared_last_day,person,person_name,role,"
            "away_first_day,away_last_day,working_days_away,working_days,cover,cover_name,"
            "days_without_cover\n"
            "acme/softcat,Softcat,acme:ann,Ann Lee,2026-07-12,2026-07-31,2026-07-25,2026-07-31,"
            "2026-07-18,2026-07-25,acme/softcat:bob,Bob Ray,partner rep,2026-07-27,2026-07-31,5,15,"
            "acme/softcat:noa,נועה לוי,2\n"
            "acme/softcat,Softcat,acme:ann,Ann Lee,2026-07-12,2026-07-31,2026-07-25,2026-07-31,"
            "2026-07-18,2026-07-25,acme/softcat:noa,נועה לוי,partner executive,2026-07-30,"
            "2026-08-05,2,15,,,0\n");
  const Json rows = Json::parse(
      Answer({"away", "--of", "acme", "--all", "--from", "2026-08-01", "--format", "json"}));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0]["person"], nullptr);
  EXPECT_EQ(rows[0]["partnerCloses"], Json({"2026-09-30"}));
}

TEST_F(RemoteAway, R2_DaysOfOnesOwnReplaceTheWindows) {
  const std::string text = Answer({"away", "--of", "acme", "--days", "2026-06-01..2026-08-31"});
  EXPECT_THAT(text, AllOf(HasSubstr("  2026-06-01..2026-08-31\n"), HasSubstr("Bob Ray"),
                          HasSubstr("林 美玲"), Not(HasSubstr("closes"))));
  ExpectFits80Columns(text);
  EXPECT_EQ(Answer({"away", "--of", "acme", "--days", "2026-06-01..2026-06-02"}),
            "Nobody is away in these days.\n");
  EXPECT_THAT(Refusal({"away", "--of", "acme", "--days", "2026-06-01"}), HasSubstr("--days"));
  EXPECT_THAT(Refusal({"away", "--of", "acme", "--days", "2026-06-01..2028-06-02"}),
              HasSubstr("--days: "));
  EXPECT_THAT(Refusal({"away", "--of", "acme", "--closes", "9"}), HasSubstr("--closes"));
  EXPECT_THAT(Refusal({"away", "--of", "acme/softcat:bob"}), HasSubstr("--of: "));
}

TEST_F(RemoteAway, R2_ClosesThatAreNotKnownAreSaid) {
  Answer({"partnership", "create", "acme/unknown", "--name", "No Calendar"});
  EXPECT_THAT(
      Answer({"away", "--of", "acme/unknown", "--all"}),
      AllOf(StartsWith("No Calendar (nobody manages it)\n"), HasSubstr("everybody is there"),
            HasSubstr("\nThe closes of No Calendar are not known.\n")));
}

}  // namespace
}  // namespace tandem::client
