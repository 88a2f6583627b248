#include "libs/config/settings_table.h"

#include <fstream>

#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"
#include "libs/testkit/temporary_folder.h"

namespace tandem::config {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

class SettingsTableTest : public testing::Test {
 protected:
  SettingsTableTest() {
    table_.Text("listen", &listen_, "Where it listens");
    table_.Number("workers", &workers_, 1, 64, "How many");
    table_.Duration("drain", &drain_, std::chrono::milliseconds(100), std::chrono::minutes(1),
                    "How long");
    table_.Choice("log-level", &level_, {"debug", "info"}, "How much");
    table_.Flag("reflection", &reflection_, "Whether");
  }

  Sources With(std::map<std::string, std::string> flags,
               std::map<std::string, std::string> environment = {}, const std::string& file = "") {
    if (!file.empty()) std::ofstream(folder_ / "settings") << file;
    return {.flags = std::move(flags),
            .environment = std::move(environment),
            .other_variables = {"TANDEM_SERVER"},
            .file_path = file.empty() ? "" : folder_ / "settings"};
  }

  testkit::TemporaryFolder folder_;
  SettingsTable table_;
  std::string listen_ = "127.0.0.1:1";
  int workers_ = 2;
  std::chrono::milliseconds drain_{10'000};
  std::string level_ = "info";
  bool reflection_ = true;
};

TEST_F(SettingsTableTest, FlagsBeatTheEnvironmentWhichBeatsTheFile) {
  EXPECT_THAT(
      table_.Read(With({{"workers", "5"}}, {{"TANDEM_WORKERS", "6"}, {"TANDEM_LOG_LEVEL", "debug"}},
                       "workers = 7  # many\nlog-level = info\n\ndrain=500ms\n")),
      IsOk());
  EXPECT_EQ(workers_, 5);
  EXPECT_EQ(level_, "debug");
  EXPECT_EQ(drain_, std::chrono::milliseconds(500));
  EXPECT_EQ(listen_, "127.0.0.1:1");
}

TEST_F(SettingsTableTest, EveryErrorIsReportedAtOnceAndNothingIsChanged) {
  EXPECT_THAT(
      table_.Read(
          With({{"workers", "0"}, {"reflection", "maybe"}},
               {{"TANDEM_LOG_LEVEL", "loud"}, {"TANDEM_LISTNE", "x"}, {"TANDEM_SERVER", "y"}},
               "drian = 5s\nnonsense\ndrain = 2h\nlisten = x\n")),
      StatusIs(StatusCode::kInvalidArgument,
               AllOf(HasSubstr("--workers: \"0\" must be a whole number from 1 to 64"),
                     HasSubstr("--reflection: \"maybe\""), HasSubstr("TANDEM_LOG_LEVEL: \"loud\""),
                     HasSubstr("TANDEM_LISTNE: there is no such setting; is TANDEM_LISTEN meant?"),
                     testing::Not(HasSubstr("TANDEM_SERVER")), HasSubstr("is \"drain\" meant?"),
                     HasSubstr("line 2"), HasSubstr("must be from 100ms to 1m"))));
  EXPECT_EQ(listen_, "127.0.0.1:1");
}

TEST_F(SettingsTableTest, ASettingMayHaveANumberSignAndStandsOnceInAFile) {
  EXPECT_THAT(table_.Read(With({}, {}, "# all\nlisten = a#b # where\n\t# more\n")), IsOk());
  EXPECT_EQ(listen_, "a#b");
  EXPECT_THAT(table_.Read(With({}, {}, "workers = 3\nlisten = c\nworkers = 4\n")),
              StatusIs(StatusCode::kInvalidArgument,
                       HasSubstr("line 3: \"workers\" is set a second time")));
  EXPECT_EQ(listen_, "a#b");
}

TEST_F(SettingsTableTest, AMissingFileIsNamed) {
  EXPECT_THAT(table_.Read({.file_path = folder_ / "none"}),
              StatusIs(StatusCode::kNotFound, HasSubstr("none")));
}

TEST_F(SettingsTableTest, ThePageNamesEverySetting) {
  EXPECT_THAT(table_.ReferencePage(),
              HasSubstr("| `drain` | `TANDEM_DRAIN` | 100ms to 1m | `10s` | How long |"));
}

TEST(Duration, IsWrittenInItsLargestWholeUnit) {
  for (const char* text : {"500ms", "10s", "5m", "24h", "90s"}) {
    EXPECT_EQ(DurationText(*ParseDuration(text)), text);
  }
  for (const char* text : {"", "5", "s", "-5s", "5 s", "1d"})
    EXPECT_FALSE(ParseDuration(text).ok());
}

}  // namespace
}  // namespace tandem::config
