#include "services/tandem/command_line.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "services/tandem/client_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

constexpr const char* kCisco = "last sat jul; weeks 4-4-5; week53 p7";

Json JsonOf(const CommandResult& result) {
  EXPECT_EQ(result.code, kSuccess) << result.err;
  return Json::parse(result.out);
}

TEST(CommandLine, F1_PeriodsAreAFixedCsv) {
  const CommandResult result = Tandem({"calendar", "periods", "--spec", kCisco, "--from",
                                       "2026-07-01", "--to", "2026-08-31", "--format", "csv"});
  EXPECT_EQ(result.code, kSuccess);
  EXPECT_EQ(result.out,
            "year_label,quarter,period,weeks,start,end\n"
            "2026,4,12,5,2026-06-21,2026-07-25\n"
            "2027,1,1,4,2026-07-26,2026-08-22\n"
            "2027,1,2,4,2026-08-23,2026-09-19\n");
  EXPECT_EQ(Tandem({"calendar", "print", "--spec",
                    "month 01-01|bridge 2022-01-01..2022-03-31|month 04-01", "--from", "2022-03-31",
                    "--to", "2022-04-01", "--format", "csv"})
                .out,
            "year_label,quarter,period,weeks,start,end\n"
            "2022B,0,1,,2022-01-01,2022-03-31\n"
            "2023,1,1,,2022-04-01,2022-04-30\n");
}

TEST(CommandLine, F1_InferIsAFixedJson) {
  const Json unique =
      JsonOf(Tandem({"calendar", "infer", "--ends", "2024-12-31, 2025-12-31", "--format", "json"}));
  EXPECT_EQ(unique, Json::parse(R"({"result": "UNIQUE", "calendars": ["month 01-01"],
                                    "firstDifferentYear": null, "undetermined": ["label"]})"));
  const Json quarters = JsonOf(Tandem({"calendar", "infer", "--quarter-ends",
                                       "2025-03-31,2025-06-30,2025-09-30", "--format", "json"}));
  EXPECT_EQ(quarters["undetermined"], Json({"label", "yearStart"}));
  EXPECT_EQ(JsonOf(Tandem({"calendar", "infer", "--ends", "2024-12-31,2025-06-30", "--format",
                           "json"}))["result"],
            "NONE");
}

TEST(CommandLine, F1_ConvertTellsPeriodQuarterAndTheInstantOfTheClose) {
  const Json answer =
      JsonOf(Tandem({"calendar", "convert", "--spec", "month 04-06; tz Europe/London; cutoff 17:30",
                     "2026-04-05", "--format", "json"}));
  EXPECT_EQ(answer[0], Json::parse(R"({"date": "2026-04-05", "yearLabel": "2026", "quarter": 4,
                                       "period": 12, "start": "2026-03-06", "end": "2026-04-05",
                                       "quarterEnd": "2026-04-05",
                                       "bookingCloses": "2026-04-05T16:30:00Z"})"));
}

TEST(CommandLine, F2_F3_F4_PairIsAFixedJson) {
  const Json answer =
      JsonOf(Tandem({"align", "pair", "--vendor", "month 01-01", "--partner", "month 02-01",
                     "--from", "2026-01-01", "--years", "5", "--format", "json"}));
  EXPECT_EQ(answer["misalignment"]["yearOffsetMonths"], 1);
  EXPECT_EQ(answer["misalignment"]["daysToNearestClose"].size(), 20);
  EXPECT_EQ(answer["misalignment"]["unionDays"], 560);
  EXPECT_EQ(answer["misalignment"]["planningLagMonths"], 11);
  EXPECT_EQ(answer["estimated"], false);
  EXPECT_NEAR(answer["friction"].get<double>(), 10.2349, 1e-4);
  EXPECT_EQ(answer["gain"], 0);
  EXPECT_EQ(answer["notOffered"][0]["kind"], "TWO");
  const Json& best = answer["candidates"][0];
  EXPECT_EQ(best["rank"], 1);
  EXPECT_EQ(best["kinds"], Json({"VENDOR"}));
  EXPECT_EQ(best["rule"], "V's cycle");
  EXPECT_EQ(best["closes"][0], "2026-03-31");
  EXPECT_EQ(best["pareto"], true);
  EXPECT_EQ(best["stubDays"], 0);
  EXPECT_THAT(best["planFrom"].get<std::string>(), StartsWith("2026-"));
  EXPECT_THAT(best["reason"].get<std::string>(), HasSubstr("close itself"));
  std::vector<std::string> terms;
  for (const auto& [name, value] : best["terms"].items()) terms.push_back(name);
  EXPECT_THAT(terms, ::testing::UnorderedElementsAre(
                         "urgency", "urgencyVendor", "urgencyPartner", "coverage", "coverageVendor",
                         "coveragePartner", "calm", "evenness", "stability", "freshness",
                         "freshnessVendor", "freshnessPartner", "simplicity"));
}

TEST(CommandLine, F3_ManualClosesAndCountriesAreOptions) {
  const CommandResult result = Tandem({"align",
                                       "pair",
                                       "--vendor",
                                       "month 01-01",
                                       "--vendor-country",
                                       "US-CA",
                                       "--vendor-lead",
                                       "3",
                                       "--partner",
                                       "month 02-01",
                                       "--partner-country",
                                       "gb",
                                       "--from",
                                       "2026-01-01",
                                       "--years",
                                       "1",
                                       "--manual",
                                       "2026-03-20,2026-06-19,2026-09-18,2026-12-18",
                                       "--format",
                                       "csv"});
  EXPECT_EQ(result.code, kSuccess) << result.err;
  EXPECT_THAT(result.out, HasSubstr("MANUAL,dates given by hand,"));
}

TEST(CommandLine, F3_ManualDatesFarFromTheHorizonAreNotOffered) {
  const Json answer = JsonOf(Tandem({"align", "pair", "--vendor", "month 01-01", "--partner",
                                     "month 02-01", "--from", "2028-02-29", "--years", "1",
                                     "--manual", "2021-02-25,2023-07-03", "--format", "json"}));
  EXPECT_EQ(answer["notOffered"][1]["kind"], "MANUAL");
}

TEST(CommandLine, EveryTextForPeopleFits80Columns) {
  const std::vector<std::string> manual = {"--manual",
                                           "2026-03-31,2026-06-30,2026-09-30,2026-12-31"};
  std::vector<std::string> merged = {
      "align",       "pair",   "--vendor",   "month 01-01", "--partner",
      "month 04-01", "--from", "2026-01-01", "--years",     "1"};
  merged.insert(merged.end(), manual.begin(), manual.end());
  const TemporaryFile file(
      "name,country,calendar,lead_days\n"
      "A partner whose name is rather long,IN,first sat on-or-after 02-03; weeks 13x4; week53 "
      "p1,3\n"
      "Another,SG,month 02-14,9\n");
  for (const std::vector<std::string>& arguments :
       {merged,
        {"align", "portfolio", "--vendor", "month 01-01", "--partners", file.path()},
        {"calendar", "infer", "--ends", "2024-12-31,2025-06-30"},
        {"calendar", "infer", "--ends", "2026-01-31"},
        {"calendar", "periods", "--spec", kCisco},
        {"calendar", "convert", "--spec", kCisco}}) {
    const CommandResult result = Tandem(arguments);
    EXPECT_EQ(result.code, kSuccess) << result.err;
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80) << line;
  }
}

TEST(CommandLine, PairForPeopleFits80ColumnsAndNeedsNoColour) {
  for (const bool unicode : {false, true}) {
    const CommandResult result =
        Tandem({"align", "pair", "--vendor", kCisco, "--vendor-name", "Cisco", "--partner",
                "nearest sun aug; weeks 12-12-12-16; week53 p4", "--partner-name",
                "A partner with quite a long name that has to be cut", "--from", "2026-01-01"},
               {.unicode = unicode});
    EXPECT_EQ(result.code, kSuccess);
    EXPECT_THAT(result.out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(result.out, AllOf(HasSubstr("quarter close"), HasSubstr("urgency window")));
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80) << line;
  }
  EXPECT_THAT(Tandem({"calendar", "periods", "--spec", kCisco}, {.colour = true}).out,
              HasSubstr("\x1b[1m"));
}

TEST(CommandLine, HelpNamesExamplesAndExitCodes) {
  EXPECT_THAT(Tandem({"--help"}).out, AllOf(HasSubstr("calendar"), HasSubstr("Exit codes")));
  for (const auto& command : {std::vector<std::string>{"calendar", "periods"},
                              {"calendar", "infer"},
                              {"calendar", "convert"},
                              {"align", "pair"},
                              {"align", "portfolio"}}) {
    std::vector<std::string> arguments = command;
    arguments.emplace_back("--help");
    const CommandResult result = Tandem(arguments);
    EXPECT_EQ(result.code, kSuccess);
    EXPECT_THAT(result.out, AllOf(HasSubstr("Examples:"), HasSubstr("Exit codes")));
  }
  EXPECT_THAT(Tandem({"--version"}).out, StartsWith("tandem "));
}

TEST(CommandLine, BadInputIsExitCode2AndNamesFieldAndRule) {
  const auto error = [](const std::vector<std::string>& arguments) {
    const CommandResult result = Tandem(arguments);
    EXPECT_EQ(result.code, kBadInput) << result.out;
    EXPECT_EQ(result.out, "");
    return result.err;
  };
  const std::vector<std::string> pair = {"align", "pair", "--partner", "month 01-01", "--vendor"};
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = pair;
    all.insert(all.end(), more.begin(), more.end());
    return error(all);
  };
  EXPECT_THAT(with({"last sut jul; weeks 4-4-5; week53 p7"}),
              AllOf(HasSubstr("--vendor"), HasSubstr("\"sut\""), HasSubstr("column 6")));
  EXPECT_THAT(with({"last sat jul; weeks 4-4-4; week53 p7"}), HasSubstr("do not tile"));
  EXPECT_THAT(with({"last sat jul; weeks 4-4-5"}), HasSubstr("week53 must be stated"));
  EXPECT_THAT(with({"month 01-01; override 2026: q1 2026-04-04, q1 2026-04-05"}),
              HasSubstr("contradicts itself"));
  EXPECT_THAT(with({"month 02-30"}), HasSubstr("no 30 February"));
  EXPECT_THAT(with({"month 01-01; tz Nowhere/City"}), HasSubstr("unknown time zone"));
  EXPECT_THAT(with({"month 01-01", "--vendor-country", "XX"}),
              AllOf(HasSubstr("--vendor-country"), HasSubstr("\"XX\"")));
  EXPECT_THAT(with({"month 01-01", "--vendor-country", "US-ZZ"}),
              AllOf(HasSubstr("subdivision \"ZZ\""), HasSubstr("of US")));
  EXPECT_THAT(with({"month 01-01", "--from", "1949-01-01"}),
              AllOf(HasSubstr("--from"), HasSubstr("1950 to 2150")));
  EXPECT_THAT(with({"month 01-01", "--from", "2026-02-30"}), HasSubstr("28 days"));
  EXPECT_THAT(with({"month 01-01", "--years", "0"}),
              AllOf(HasSubstr("years"), HasSubstr("1 to 50")));
  EXPECT_THAT(with({"month 01-01", "--years", "1000"}), HasSubstr("1 to 50"));
  EXPECT_THAT(with({"month 01-01", "--years", "many"}), HasSubstr("--years"));
  EXPECT_THAT(with({"month 01-01", "--vendor-lead", "-1"}), HasSubstr("--vendor-lead"));
  EXPECT_THAT(with({"month 01-01", "--vendor-lead", "61"}), HasSubstr("--vendor-lead"));
  EXPECT_THAT(with({"month 01-01", "--manual", "2026-03-20"}), HasSubstr("two different dates"));
  EXPECT_THAT(with({"month 01-01", "--format", "xml"}), HasSubstr("--format"));
  EXPECT_THAT(with({"rows @/no/such/file.csv"}), HasSubstr("\"/no/such/file.csv\" cannot be read"));
  EXPECT_THAT(with({"@" + std::filesystem::temp_directory_path().string()}),
              HasSubstr("cannot be read"));
  EXPECT_THAT(with({"month 01-01", "--years", "010"}), HasSubstr("whole number"));
  EXPECT_THAT(with({"month 01-01", "--vendor-lead", "0x2"}), HasSubstr("whole number"));
  EXPECT_THAT(with({"month 01-01", "--vendor-name", "\xff"}), HasSubstr("must be UTF-8"));
  EXPECT_THAT(with({std::string(1000000, 'x')}), ::testing::SizeIs(::testing::Lt(400U)));
  EXPECT_THAT(error({}), HasSubstr("subcommand"));
  EXPECT_THAT(error({"calendar", "infer"}), HasSubstr("--ends"));
  EXPECT_THAT(error({"calendar", "infer", "--ends", "2026-02-30"}), HasSubstr("--ends"));
  EXPECT_THAT(error({"calendar", "periods", "--spec", "month 01-01", "--from", "2026-02-01", "--to",
                     "2026-01-01"}),
              HasSubstr("--to"));
  EXPECT_THAT(error({"calendar", "periods", "--spec", "month 01-01", "--oops"}),
              HasSubstr("--oops"));
}

TEST(CommandLine, AnAnswerThatCannotBeWrittenIsExitCode1) {
  std::ostringstream err;
  std::ofstream full("/dev/full");
  EXPECT_EQ(RunCommandLine({"calendar", "periods", "--spec", "month 01-01"}, {},
                           CivilDay::FromYmd(2026, 1, 1), full, err),
            kFailure);
  EXPECT_THAT(err.str(), HasSubstr("could not be written"));
}

}  // namespace
}  // namespace tandem::client
