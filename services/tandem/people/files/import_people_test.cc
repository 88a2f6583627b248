#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "services/tandem/remote_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class RemotePeopleImport : public ServerFixture {
 protected:
  void SetUp() override {
    ServerFixture::SetUp();
    CreateAcme();
    Answer({"partnership", "create", "acme/softcat", "--name", "Softcat"});
    Answer({"partnership", "create", "acme/bechtle", "--name", "Bechtle"});
  }
  CommandResult Import(const std::string& text, const std::vector<std::string>& more = {}) const {
    const TemporaryFile file(text);
    std::vector<std::string> all = {"import", "people", file.path(), "--vendor", "acme"};
    all.insert(all.end(), more.begin(), more.end());
    return Ask(all);
  }
};

constexpr const char* kPeople =
    "id,organisation,name,role,zone,free,country,email,phone,manager_of\n"
    "m1,,Ann Lee,manager,Europe/London,,gb,ann@acme.example,,softcat; bechtle\n"
    "p1,softcat,Bob Ray,rep,Europe/London,sun fri,GB-SCT,,+44 20 7946 0123,\n"
    "p2,bechtle,نور,specialist,Asia/Dubai,,,,,\n";

TEST_F(RemotePeopleImport, R1_TheSameFileAgainChangesNothing) {
  EXPECT_EQ(Import(kPeople).out, "3 created, 0 changed, 0 unchanged, 0 refused\n");
  EXPECT_EQ(Import(kPeople).out, "0 created, 0 changed, 3 unchanged, 0 refused\n");
  EXPECT_THAT(Answer({"portfolio", "show", "acme:m1"}),
              AllOf(HasSubstr("acme/bechtle"), HasSubstr("acme/softcat")));
  EXPECT_THAT(Answer({"person", "show", "acme/softcat:p1"}),
              AllOf(HasSubstr("fri sun"), HasSubstr("GB-SCT")));
  EXPECT_THAT(Answer({"person", "contact", "acme/softcat:p1"}), HasSubstr("+44 20 7946 0123"));
  EXPECT_THAT(Answer({"person", "show", "acme/bechtle:p2"}), HasSubstr("partner specialist"));
}

TEST_F(RemotePeopleImport, R1_OnlyWhatDiffersChangesAndMissingColumnsSayNothing) {
  Import(kPeople);
  EXPECT_EQ(Import("zone,role,name,organisation,id,phone\n"
                   "Europe/London,rep,Bob Ray-Hill,softcat,p1,+44 20 7946 0123\n"
                   "Europe/London,chief,Ann Lee,,m1,\n"
                   "Asia/Dubai,specialist,نور,bechtle,p2,+971 4 555 0100\n")
                .out,
            "0 created, 3 changed, 0 unchanged, 0 refused\n");
  EXPECT_THAT(Answer({"person", "show", "acme/softcat:p1"}),
              AllOf(HasSubstr("Bob Ray-Hill"), HasSubstr("fri sun"), HasSubstr("GB-SCT")));
  EXPECT_THAT(Answer({"person", "contact", "acme:m1"}), HasSubstr("ann@acme.example"));
  EXPECT_THAT(Answer({"portfolio", "show", "acme:m1"}), HasSubstr("acme/softcat"));
}

TEST_F(RemotePeopleImport, R1_BadLinesCostThemselvesOnly) {
  const std::string rejects = folder_ / "rejects.csv";
  const CommandResult result = Import(
      "id,organisation,name,role,zone,manager_of\n"
      "p1,softcat,Good,rep,Europe/London,\n"
      ",softcat,No id,rep,UTC,\n"
      "p1,softcat,Twice,rep,UTC,\n"
      "p3,nowhere,Lost,rep,UTC,\n"
      "p4,softcat,Wrong side,manager,UTC,\n"
      "p5,softcat,Nowhere,rep,Mars/Base,\n"
      "p6,softcat,Boss,boss,UTC,\n"
      "m1,,Manager,manager,UTC,softcat nope\n"
      "m2,,Other,manager,UTC,softcat\n"
      "short\n"
      "p7,softcat,,rep,UTC,\n"
      "p8,softcat,Manages,rep,UTC,bechtle\n",
      {"--rejects", rejects});
  EXPECT_EQ(result.code, kBadInput);
  EXPECT_EQ(result.out, "1 created, 0 changed, 0 unchanged, 11 refused\n");
  EXPECT_THAT(result.err,
              AllOf(HasSubstr("line 3: id: must not be empty"),
                    HasSubstr("line 4: id: \"p1\" stands on line 2 already"),
                    HasSubstr("line 5: organisation: "), HasSubstr("line 6: role: "),
                    HasSubstr("line 7: zone: "), HasSubstr("line 8: role: \"boss\""),
                    HasSubstr("line 9: manager_of[1]: "),
                    HasSubstr("line 10: manager_of: \"softcat\" stands on line 9 already"),
                    HasSubstr("line 11: has 1 field"), HasSubstr("line 12: name: "),
                    HasSubstr("line 13: manager_of: ")));
  std::stringstream written;
  written << std::ifstream(rejects).rdbuf();
  EXPECT_THAT(written.str(),
              AllOf(StartsWith("id,organisation,name,role,zone,manager_of,line,reason\n"),
                    HasSubstr("\np5,softcat,Nowhere,rep,Mars/Base,,7,"), Not(HasSubstr("Good"))));
}

TEST_F(RemotePeopleImport, R1_ADryRunCountsAndChangesNothing) {
  EXPECT_EQ(Import(kPeople, {"--dry-run"}).out,
            "3 created, 0 changed, 0 unchanged, 0 refused (dry run: nothing was changed)\n");
  EXPECT_THAT(Answer({"person", "list", "acme"}), HasSubstr("Nobody"));
  const auto json = nlohmann::json::parse(Import(kPeople, {"--format", "json"}).out);
  EXPECT_EQ(json["created"], 3);
}

TEST_F(RemotePeopleImport, R1_AFileThatIsNoneIsRefusedWhole) {
  EXPECT_THAT(Import("id,name,role,zone\n").err, HasSubstr("column organisation is missing"));
  EXPECT_THAT(Refusal({"import", "people", "/no/such.csv", "--vendor", "acme"}),
              HasSubstr("cannot be read"));
}

}  // namespace
}  // namespace tandem::client
