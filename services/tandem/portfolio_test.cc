#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "services/tandem/client_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

CommandResult Portfolio(const std::string& path, const std::string& format = "csv") {
  return Tandem({"align", "portfolio", "--vendor", "month 07-01", "--vendor-country", "US",
                 "--partners", path, "--from", "2026-01-01", "--years", "5", "--format", format});
}

constexpr std::string_view kHeader = "name,country,calendar,lead_days\n";

std::string WithHeader(std::string_view lines) { return std::string(kHeader) + std::string(lines); }

TEST(Portfolio, F2_IsRankedByGainThenFriction) {
  const TemporaryFile file(
      WithHeader("Same,US,month 07-01,0\n"
                 "Avnet,US,nearest sat jun; weeks 4-4-5; week53 p12,0\n"
                 "\"Halb, Jahr\",,month 01-01,\n"
                 "Later,GB,month 08-01,2\n"));
  const CommandResult result = Portfolio(file.path());
  EXPECT_EQ(result.code, kSuccess) << result.err;
  std::istringstream lines(result.out);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "rank,name,gain,friction,best_kind,best_rule,plan_from,estimated");
  std::getline(lines, line);
  EXPECT_THAT(line, AllOf(HasSubstr("1,Avnet,"), HasSubstr(",NEW,")));
  std::getline(lines, line);
  EXPECT_THAT(line, AllOf(HasSubstr("2,\"Halb, Jahr\","), HasSubstr("TWO")));
  std::getline(lines, line);
  EXPECT_THAT(line, AllOf(HasSubstr("3,Later,0,"), HasSubstr("VENDOR,V's cycle,")));
  std::getline(lines, line);
  EXPECT_THAT(line, AllOf(HasSubstr("4,Same,0,"), HasSubstr("VENDOR+PARTNER")));
  EXPECT_EQ(nlohmann::json::parse(Portfolio(file.path(), "json").out).size(), 4U);
}

TEST(Portfolio, ABadLineIsReportedAndTheOthersAreAnswered) {
  const TemporaryFile file(
      WithHeader("Good,US,month 07-01,0\n"
                 "Bad calendar,US,month 02-30,0\n"
                 "Bad country,XX,month 01-01,0\n"
                 "Bad lead,US,month 01-01,soon\n"
                 "Good,US,month 01-01,0\n"
                 ",US,month 01-01,0\n"
                 "Short,US\n"
                 "\"Broken,US,month 01-01,0\n"
                 "Wrong \xE9ncoding,US,month 01-01,0\n"
                 "Also good,GB,month 01-01,3\n"));
  const CommandResult result = Portfolio(file.path());
  EXPECT_EQ(result.code, kBadInput);
  EXPECT_THAT(result.out, AllOf(HasSubstr(",Good,"), HasSubstr(",Also good,"),
                                Not(HasSubstr("Bad")), Not(HasSubstr("Broken"))));
  const std::string where = file.path() + ": line ";
  for (const std::string& error :
       {where + "3: calendar", where + "4: country", where + "5: lead_days: \"soon\"",
        where + "6: name: \"Good\" stands on line 2 already", where + "7: name: must not be empty",
        where + "8: has 2 fields", where + "9: broken quotes",
        where + "10: the file must be UTF-8"}) {
    EXPECT_THAT(result.err, HasSubstr(error));
  }
  EXPECT_THAT(result.err, HasSubstr("there is no 30 February"));
}

TEST(Portfolio, AFileThatIsNoPortfolioIsRefusedWhole) {
  const TemporaryFile missing("name,country,calendar\nA,US,month 01-01\n");
  EXPECT_EQ(Portfolio(missing.path()).code, kBadInput);
  EXPECT_THAT(Portfolio(missing.path()).err,
              AllOf(HasSubstr(missing.path()), HasSubstr("line 1: column lead_days is missing")));
  const TemporaryFile utf16(std::string_view("\xFF\xFEn\0a\0", 6));
  EXPECT_THAT(Portfolio(utf16.path()).err, HasSubstr("must be UTF-8"));
  EXPECT_THAT(Portfolio("/no/such/file.csv").err, HasSubstr("--partners"));
  EXPECT_THAT(Portfolio(missing.path() + "/..").err, HasSubstr("tandem:"));
}

TEST(Portfolio, ATerminalSeesNoControlCharactersFromTheFile) {
  const TemporaryFile file(
      WithHeader("\"Evil\x1b[31m\nname\",US,month 01-01,0\nBad,US,\x1b[2Jbogus,0\n"));
  const CommandResult result = Tandem({"align", "portfolio", "--vendor", "month 07-01",
                                       "--partners", file.path(), "--details", "1"});
  EXPECT_THAT(result.out, AllOf(HasSubstr("Evil [31m name"), Not(HasSubstr("\x1b"))));
  EXPECT_THAT(result.err, AllOf(HasSubstr("bogus"), Not(HasSubstr("\x1b"))));
}

TEST(Portfolio, OneLineThatNamesAFolderDoesNotHarmTheOthers) {
  const TemporaryFile file(WithHeader("Good,US,month 01-01,0\nBad,US,@/,0\n"));
  const CommandResult result = Portfolio(file.path());
  EXPECT_EQ(result.code, kBadInput);
  EXPECT_THAT(result.out, HasSubstr("1,Good,"));
  EXPECT_THAT(result.err, HasSubstr("line 3: calendar"));
}

TEST(Portfolio, F3_DetailsShowTheMostRewardingProposals) {
  const TemporaryFile file(WithHeader("Same,US,month 07-01,0\nHalf,US,month 01-01,0\n"));
  const CommandResult result =
      Tandem({"align", "portfolio", "--vendor", "month 07-01", "--vendor-name", "Acme",
              "--partners", file.path(), "--details", "1"});
  EXPECT_EQ(result.code, kSuccess);
  EXPECT_THAT(result.out, AllOf(HasSubstr("Acme and Half"), Not(HasSubstr("Acme and Same"))));
}

}  // namespace
}  // namespace tandem::client
