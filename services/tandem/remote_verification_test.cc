#include <nlohmann/json.hpp>

#include "services/tandem/remote_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using Json = nlohmann::json;

class RemoteVerification : public ServerFixture {
 protected:
  void SetUp() override {
    ServerFixture::SetUp();
    CreateAcme();
    Answer({"partnership", "create", "acme/softcat", "--name", "Softcat", "--calendar",
            "month 08-01"});
    Answer({"person", "create", "acme/softcat", "--id", "bob", "--name", "Bob", "--role", "rep",
            "--zone", "UTC"});
  }
};

TEST_F(RemoteVerification, R3_WhoConfirmedWhatWhenByWhatAndWhatNobodyDid) {
  EXPECT_THAT(
      Answer({"verify", "acme/softcat", "--method", "companies register", "--as", "kim:chief"}),
      AllOf(HasSubstr("kim"), HasSubstr("companies register")));
  Answer({"verify", "acme/softcat", "--what", "calendar", "--method", "report", "--revision", "1"});
  Answer({"verify", "acme/softcat:bob", "--method", "call"});
  Answer({"person", "change", "acme/softcat:bob", "--name", "Robert"});
  const std::string text = Answer({"verifications", "acme/softcat"});
  ExpectFits80Columns(text);
  EXPECT_THAT(text, AllOf(HasSubstr("companies register"), HasSubstr("changed since"),
                          HasSubstr("acme/softcat settings     nobody"),
                          HasSubstr("2 of 6 are verified as they are now.")));
  const Json rows = Json::parse(Answer({"verifications", "acme/softcat", "--format", "json"}));
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[0]["state"], "verified");
  EXPECT_EQ(rows[0]["verifiedBy"], "kim");
  EXPECT_EQ(rows[1]["what"], "acme/softcat settings");
  EXPECT_EQ(rows[1]["verifiedBy"], nullptr);
  EXPECT_EQ(rows[2]["subject"], "vendors/acme/partnerships/softcat/fiscalCalendar");
  EXPECT_EQ(rows[4]["what"], "acme/softcat:bob");
  EXPECT_EQ(rows[4]["state"], "outdated");
  EXPECT_EQ(rows[5]["what"], "acme/softcat:bob absences");
}

TEST_F(RemoteVerification, R3_BadInputNamesTheOption) {
  EXPECT_THAT(Refusal({"verify", "acme/softcat:bob", "--what", "calendar", "--method", "x"}),
              HasSubstr("--what: a person has no calendar"));
  EXPECT_THAT(Refusal({"verify", "acme/softcat", "--method", "x", "--revision", "7"}),
              HasSubstr("revision"));
  EXPECT_THAT(Refusal({"verify", "acme/softcat", "--method", ""}), HasSubstr("--method"));
  EXPECT_THAT(Refusal({"verify", "acme/softcat", "--what", "mood", "--method", "x"}),
              HasSubstr("--what"));
  EXPECT_THAT(Refusal({"verify", "acme", "--what", "manager", "--method", "x"}),
              HasSubstr("SUBJECT"));
}

}  // namespace
}  // namespace tandem::client
