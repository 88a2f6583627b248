#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "services/tandem/remote_testing.h"

namespace tandem::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class RemoteImport : public ServerFixture {
 protected:
  CommandResult Import(const std::string& path, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> all = {"import", "partners", path, "--vendor", "acme"};
    all.insert(all.end(), more.begin(), more.end());
    return Ask(all);
  }
};

constexpr const char* kGood =
    "name,country,calendar,lead_days\n"
    "Softcat,GB,month 08-01,3\n"
    "\"Halb, Jahr\",,month 01-01,\n"
    "Avnet,US,nearest sat jun; weeks 4-4-5; week53 p12,0\n";

TEST_F(RemoteImport, TheSameFileAgainChangesNothing) {
  CreateAcme();
  const TemporaryFile file(kGood);
  EXPECT_EQ(Import(file.path()).out, "3 created, 0 changed, 0 unchanged, 0 refused\n");
  EXPECT_EQ(Import(file.path()).out, "0 created, 0 changed, 3 unchanged, 0 refused\n");
  const TemporaryFile changed(
      "lead_days,calendar,country,name,id\n5,month 08-01,GB,Softcat,\n0,month 02-01,,New "
      "one,x-1\n");
  EXPECT_EQ(Import(changed.path()).out, "1 created, 1 changed, 0 unchanged, 0 refused\n");
  EXPECT_THAT(Answer({"settings", "show", "acme/softcat"}), HasSubstr("5"));
  EXPECT_THAT(Answer({"partnership", "show", "acme/x-1"}), HasSubstr("New one"));
}

TEST_F(RemoteImport, ADryRunCountsAndChangesNothing) {
  CreateAcme();
  const TemporaryFile file(kGood);
  EXPECT_EQ(Import(file.path(), {"--dry-run"}).out,
            "3 created, 0 changed, 0 unchanged, 0 refused (dry run: nothing was changed)\n");
  EXPECT_THAT(Answer({"partnership", "list", "acme"}), HasSubstr("no partnership"));
  const auto json = nlohmann::json::parse(Import(file.path(), {"--format", "json"}).out);
  EXPECT_EQ(json["created"], 3);
  EXPECT_EQ(json["dryRun"], false);
}

TEST_F(RemoteImport, RefusedRowsAreReportedWrittenAndImportableOnceCorrected) {
  CreateAcme();
  const TemporaryFile file(
      "name,country,calendar,lead_days\n"
      "Good,US,month 07-01,0\n"
      "Bad calendar,US,month 02-30,0\n"
      "Bad country,XX,month 01-01,0\n"
      "Bad lead,US,month 01-01,soon\n"
      "Good,US,month 01-01,0\n"
      "Short,US\n");
  const std::string rejects = folder_ / "rejects.csv";
  const CommandResult result = Import(file.path(), {"--rejects", rejects});
  EXPECT_EQ(result.code, kBadInput);
  EXPECT_EQ(result.out, "1 created, 0 changed, 0 unchanged, 5 refused\n");
  EXPECT_THAT(result.err, AllOf(HasSubstr(file.path() + ": line 3: "), HasSubstr("30 February"),
                                HasSubstr("line 4: "), HasSubstr("line 5: lead_days"),
                                HasSubstr("line 6: name: \"Good\" stands on line 2 already"),
                                HasSubstr("line 7: has 2 fields")));
  std::stringstream written;
  written << std::ifstream(rejects).rdbuf();
  EXPECT_THAT(written.str(),
              AllOf(testing::StartsWith("name,country,calendar,lead_days,line,reason\n"),
                    HasSubstr("\nBad calendar,US,month 02-30,0,3,"),
                    HasSubstr("\nBad lead,US,month 01-01,soon,5,"), HasSubstr(",,,,7,"),
                    Not(HasSubstr("Good,US,month 07-01"))));
}

TEST_F(RemoteImport, ManyRowsTravelInSeveralBatches) {
  CreateAcme();
  std::string rows = "name,country,calendar,lead_days\n";
  for (int i = 0; i < 1234; ++i) rows += fmt::format("Partner {},DE,month 01-01,1\n", i);
  const TemporaryFile file(rows);
  EXPECT_EQ(Import(file.path()).out, "1234 created, 0 changed, 0 unchanged, 0 refused\n");
  EXPECT_EQ(
      nlohmann::json::parse(Answer({"partnership", "list", "acme", "--format", "json"})).size(),
      1234U);
}

TEST_F(RemoteImport, AFileThatIsNoneOrHasNoVendorIsRefusedWhole) {
  CreateAcme();
  EXPECT_THAT(Refusal({"import", "partners", "/no/such.csv", "--vendor", "acme"}),
              HasSubstr("cannot be read"));
  const TemporaryFile missing("name,country,calendar\nA,US,month 01-01\n");
  EXPECT_THAT(Refusal({"import", "partners", missing.path(), "--vendor", "acme"}),
              HasSubstr("column lead_days is missing"));
  const TemporaryFile good(kGood);
  EXPECT_THAT(Refusal({"import", "partners", good.path(), "--vendor", "nobody"}),
              HasSubstr("nobody"));
  EXPECT_THAT(Refusal({"import", "partners", good.path(), "--vendor", "acme", "--rejects",
                       "/no/such/folder/r.csv"}),
              HasSubstr("--rejects"));
}

TEST_F(RemoteImport, ATerminalSeesProgressAndNoControlCharacters) {
  CreateAcme();
  const TemporaryFile file("name,country,calendar,lead_days\nEvil,\x1b[2J,month 01-01,0");
  const CommandResult result =
      Ask({"import", "partners", file.path(), "--vendor", "acme"}, {.progress = true});
  EXPECT_EQ(result.out, "0 created, 0 changed, 0 unchanged, 1 refused\n");
  EXPECT_THAT(result.err, Not(HasSubstr("\x1b[2J")));
}

}  // namespace
}  // namespace tandem::client
