#include <nlohmann/json.hpp>

#include "services/tandem/remote_alignment_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Json = nlohmann::json;

// Amounts and the alignment report, asked of the real services.
using RemoteReport = RemoteAlignment;

std::int64_t SumOf(const Json& view) {
  std::int64_t sum = 0;
  for (const Json& row : view["rows"]) sum += row["minorUnits"].get<std::int64_t>();
  return sum;
}

TEST_F(RemoteReport, F9_EveryViewOfAnAmountSumsToItToTheCent) {
  CreatePortfolio();
  const std::vector<std::string> amount = {"amount", "acme/softcat", "--amount", "1000000.01 EUR",
                                           "--from", "2027-01-01",   "--to",     "2027-12-31"};
  const std::string text = Answer(amount);
  ExpectFits80Columns(text);
  EXPECT_THAT(text, AllOf(HasSubstr("Acme Inc."), HasSubstr("Softcat"), HasSubstr("1000000.01"),
                          HasSubstr("2027 Q3 P")));
  for (const std::vector<std::string>& split :
       {std::vector<std::string>{},
        {"--split", "working-days"},
        {"--split", "season", "--weights", "1,1,3,1,1,3,1,1,3,1,1,4"}}) {
    std::vector<std::string> arguments = amount;
    arguments.insert(arguments.end(), split.begin(), split.end());
    arguments.insert(arguments.end(), {"--format", "json"});
    const Json views = Json::parse(Answer(arguments));
    for (const char* view : {"vendor", "partner", "mop"}) {
      EXPECT_EQ(SumOf(views[view]), 100'000'001) << view;
      EXPECT_EQ(views[view]["total"], "1000000.01");
    }
  }
  EXPECT_THAT(Refusal({"amount", "acme/softcat", "--amount", "1 EUR", "--from", "2027-12-31",
                       "--to", "2027-01-01"}),
              HasSubstr("--to: must not lie before"));
}

TEST_F(RemoteReport, F11_EachFigureHasItsRecords) {
  CreatePortfolio();
  const std::string text = Answer({"report", "alignment", "--of", "acme"});
  ExpectFits80Columns(text);
  EXPECT_THAT(text, AllOf(HasSubstr("all together"), HasSubstr("0 of 3"), HasSubstr("no data")));
  EXPECT_THAT(Answer({"report", "alignment", "--of", "acme", "--format", "csv"}),
              AllOf(StartsWith("line,manager,"), HasSubstr("\ntotal,,,3,0,3,0,3,0,3,0,0\n")));
  const Json all = Json::parse(
      Answer({"report", "records", "--of", "acme", "--figure", "aligned", "--format", "json"}));
  EXPECT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["id"], "acme/bechtle");
  EXPECT_EQ(all[0]["counted"], false);
  EXPECT_THAT(Answer({"report", "records", "--of", "acme", "--figure", "aligned", "--counted"}),
              HasSubstr("No record belongs to this figure."));
  EXPECT_THAT(
      Answer({"report", "records", "--of", "acme", "--figure", "verified", "--none", "--missing"}),
      HasSubstr("acme/softcat"));
  ExpectFits80Columns(Answer({"report", "records", "--of", "acme", "--figure", "verified"}));
}

TEST_F(RemoteReport, F11_APartnersPeopleReadNoReport) {
  CreatePortfolio();
  const std::string refusal =
      Refusal({"report", "alignment", "--of", "acme", "--as", "p11:partner-executive"});
  EXPECT_THAT(refusal, HasSubstr("is for the roles"));
}

}  // namespace
}  // namespace tandem::client
