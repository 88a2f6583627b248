#include "services/tandem/completion/completions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::client {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CompletionsTest : public testing::Test {
 protected:
  CompletionsTest() {
    CLI::App& person = *app_.add_subcommand("person", "People");
    CLI::App& create = *person.add_subcommand("create", "Register somebody");
    create.add_option("ORG", text_, "The organisation");
    create.add_option("--role", text_, "A role")
        ->check(CLI::IsMember(std::vector<std::string>{"rep", "executive"}))
        ->type_name("ROLE");
    create.add_flag("--dry-run", flag_, "Change nothing");
    CLI::App& import = *app_.add_subcommand("import", "Take over");
    import.add_option("FILE", text_, "A file");
    import.add_option("--rejects", text_, "A file")->type_name("FILE");
    app_.add_subcommand("secret", "Hidden")->group("");
  }

  std::vector<std::string> Of(const std::vector<std::string>& words) const {
    std::vector<std::string> texts;
    for (const auto& word : CompletionsOf(app_, words).words) texts.push_back(word.text);
    return texts;
  }

  CLI::App app_{"", "tandem"};
  std::string text_;
  bool flag_ = false;
};

TEST_F(CompletionsTest, GroupsAndCommandsButNotHiddenOnes) {
  EXPECT_THAT(Of({""}), ElementsAre("person", "import"));
  EXPECT_THAT(Of({"pe"}), ElementsAre("person"));
  EXPECT_THAT(Of({"person", ""}), ElementsAre("create"));
  EXPECT_THAT(Of({"secret", ""}), ElementsAre("person", "import"));
  EXPECT_THAT(Of({}), IsEmpty());
}

TEST_F(CompletionsTest, OptionsOfTheCommandAlone) {
  EXPECT_THAT(Of({"person", "create", "--"}), ElementsAre("--help", "--role", "--dry-run"));
  EXPECT_THAT(Of({"person", "create", "acme", "--dry-run", "--r"}), ElementsAre("--role"));
}

TEST_F(CompletionsTest, FixedValuesInEveryFormThatShellsGive) {
  EXPECT_THAT(Of({"person", "create", "--role", ""}), ElementsAre("rep", "executive"));
  EXPECT_THAT(Of({"person", "create", "--role", "=", "e"}), ElementsAre("executive"));
  EXPECT_THAT(Of({"person", "create", "--role", "="}), ElementsAre("rep", "executive"));
  EXPECT_THAT(Of({"person", "create", "--role=re"}), ElementsAre("--role=rep"));
  EXPECT_THAT(Of({"person", "create", "--role", "rep", "--d"}), ElementsAre("--dry-run"));
}

TEST_F(CompletionsTest, FilesAreLeftToTheShell) {
  EXPECT_TRUE(CompletionsOf(app_, {"import", ""}).files);
  EXPECT_TRUE(CompletionsOf(app_, {"import", "--rejects", "x"}).files);
  EXPECT_FALSE(CompletionsOf(app_, {"person", "create", ""}).files);
}

}  // namespace
}  // namespace tandem::client
