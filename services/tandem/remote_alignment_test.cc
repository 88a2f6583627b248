#include <nlohmann/json.hpp>

#include "services/tandem/remote_alignment_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

constexpr const char* kCisco = "last sat jul; weeks 4-4-5; week53 p7";

TEST_F(RemoteAlignment, F2_F3_F4_AServerGivesTheSameAnswersAsTheClientAlone) {
  CreatePortfolio();
  const std::vector<std::string> alone = {"align",
                                          "pair",
                                          "--vendor-name",
                                          "Acme Inc.",
                                          "--vendor",
                                          kCisco,
                                          "--vendor-country",
                                          "US",
                                          "--vendor-lead",
                                          "2",
                                          "--partner-name",
                                          "Bechtle",
                                          "--partner",
                                          "month 01-01",
                                          "--partner-country",
                                          "DE",
                                          "--partner-lead",
                                          "3",
                                          "--from",
                                          "2026-01-01",
                                          "--years",
                                          "3",
                                          "--manual",
                                          "2026-03-20,2026-06-19,2026-09-18,2026-12-18",
                                          "--format"};
  for (const std::string format : {"table", "json", "csv"}) {
    std::vector<std::string> here = alone;
    here.push_back(format);
    EXPECT_EQ(
        Answer({"align", "pair", "--of", "acme/bechtle", "--from", "2026-01-01", "--years", "3",
                "--manual", "2026-03-20,2026-06-19,2026-09-18,2026-12-18", "--format", format}),
        Tandem(here).out);
    EXPECT_EQ(Answer({"calendar", "periods", "--of", "acme", "--from", "2026-01-01", "--to",
                      "2027-12-31", "--format", format}),
              Tandem({"calendar", "periods", "--spec", kCisco, "--from", "2026-01-01", "--to",
                      "2027-12-31", "--format", format})
                  .out);
    EXPECT_EQ(
        Answer({"calendar", "convert", "--of", "acme/softcat", "2026-04-05", "--format", format}),
        Tandem({"calendar", "convert", "--spec", "month 08-01", "2026-04-05", "--format", format})
            .out);
    EXPECT_EQ(
        Answer({"calendar", "infer", "--ends", "2024-12-31,2025-12-31", "--format", format}),
        Tandem({"calendar", "infer", "--ends", "2024-12-31,2025-12-31", "--format", format}).out);
  }
}

TEST_F(RemoteAlignment, F2_ThePortfolioIsRankedAndSaysWhatItDoesNotKnow) {
  CreatePortfolio();
  const std::string text = Answer({"align", "portfolio", "--of", "acme", "--details", "1"});
  ExpectFits80Columns(text);
  EXPECT_THAT(text,
              AllOf(HasSubstr("3 partners of Acme Inc."), HasSubstr("Acme Inc. and "),
                    HasSubstr("1 of the partners shown have no figures"), Not(HasSubstr("stale"))));
  EXPECT_THAT(Answer({"align", "portfolio", "--of", "acme", "--limit", "1"}),
              HasSubstr("The best 1 of 3 partners are shown."));
  EXPECT_THAT(
      Answer({"align", "portfolio", "--of", "acme", "--format", "csv"}),
      testing::StartsWith("rank,name,gain,friction,best_kind,best_rule,plan_from,estimated\n1,"));
}

TEST_F(RemoteAlignment, F2_OldFiguresAreMarkedAndAWaitForNewOnesEndsWithoutThem) {
  CreatePortfolio();
  fiscal_->Stop();  // nobody computes from here on; the host still answers
  Answer({"align", "settings", "change", "acme", "--fit-window", "12"});
  EXPECT_THAT(Answer({"align", "portfolio", "--of", "acme"}), HasSubstr("stale"));
  const CommandResult waited = Ask({"align", "portfolio", "--of", "acme", "--wait", "1"});
  EXPECT_EQ(waited.code, kFailure);
  EXPECT_EQ(waited.out, "");
  EXPECT_THAT(waited.err, HasSubstr("after 1 s 2 of 3 figures are still being redone"));
}

TEST_F(RemoteAlignment, F4_WeightsAreChangedOneByOneAndStillSumTo100) {
  CreatePortfolio();
  EXPECT_THAT(Answer({"align", "settings", "show", "acme"}), HasSubstr("30"));
  const Json changed =
      Json::parse(Answer({"align", "settings", "change", "acme", "--urgency", "35", "--freshness",
                          "10", "--fit-window", "12", "--format", "json"}));
  EXPECT_EQ(changed["urgency"], 35);
  EXPECT_EQ(changed["coverage"], 20);
  EXPECT_EQ(changed["fitWindowDays"], 12);
  EXPECT_THAT(Refusal({"align", "settings", "change", "acme", "--urgency", "50"}),
              HasSubstr("100"));
  EXPECT_THAT(Refusal({"align", "settings", "change", "acme"}), HasSubstr("--vendor-share"));
}

TEST_F(RemoteAlignment, OneFormMustBeChosen) {
  EXPECT_THAT(Refusal({"align", "pair"}), HasSubstr("--of"));
  EXPECT_THAT(Refusal({"align", "portfolio"}), HasSubstr("--of"));
  EXPECT_THAT(Refusal({"align", "pair", "--of", "acme/softcat", "--vendor", "month 01-01"}),
              HasSubstr("--of"));
  EXPECT_THAT(Refusal({"align", "pair", "--of", "acme/softcat", "--years", "51"}),
              HasSubstr("1 to 50"));
  EXPECT_THAT(Refusal({"calendar", "periods"}), HasSubstr("--spec or --of"));
  EXPECT_THAT(Refusal({"align", "pair", "--of", "acme/nobody"}), HasSubstr("does not exist"));
}

TEST_F(RemoteAlignment, StatusIsExitCode1UnlessAllServicesServe) {
  CreateAcme();
  const CommandResult status = Ask({"status", "--format", "json"});
  EXPECT_EQ(status.code, kFailure);
  const Json answer = Json::parse(status.out);
  EXPECT_EQ(answer["health"]["tandem.partner.v1.PartnerService"], "serving");
  EXPECT_EQ(answer["health"]["tandem.fiscal.v1.AlignmentService"], "serving");
  EXPECT_EQ(answer["health"]["tandem.event.v1.DeadLetterService"], "missing");
  EXPECT_EQ(answer["vendors"], 1);
  EXPECT_TRUE(answer["deadLetters"].is_null());
  const std::string text = Ask({"status"}).out;
  ExpectFits80Columns(text);
  EXPECT_THAT(text, AllOf(HasSubstr(host_->address()), HasSubstr("Vendors: 1")));
}

}  // namespace
}  // namespace tandem::client
