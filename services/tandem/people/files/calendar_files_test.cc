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

class RemoteCalendarFiles : public ServerFixture {
 protected:
  void SetUp() override {
    ServerFixture::SetUp();
    CreateAcme();
    Answer({"person", "create", "acme", "--id", "ann", "--name", "Ann Lee", "--role", "manager",
            "--zone", "Europe/London"});
  }
  static std::string Event(const std::string& lines) {
    return "BEGIN:VEVENT\r\nUID:" + std::to_string(std::hash<std::string>()(lines)) +
           "\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:A private matter\r\n" + lines +
           "END:VEVENT\r\n";
  }
  static std::string Calendar(const std::string& events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + events +
           "END:VCALENDAR\r\n";
  }
};

TEST_F(RemoteCalendarFiles, R4_AbsencesComeFromAFileAndGoIntoOne) {
  const TemporaryFile file(
      Calendar(Event("DTSTART;VALUE=DATE:20260803\r\nDTEND;VALUE=DATE:20260815\r\n") +
               Event("DTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:20260902\r\n"
                     "STATUS:CANCELLED\r\n") +
               Event("DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20260902\r\n")));
  const std::vector<std::string> import = {"import",     "absences", file.path(), "--of",
                                           "acme:ann",   "--source", "outlook",   "--from",
                                           "2026-01-01", "--to",     "2026-12-31"};
  const CommandResult result = Ask(import);
  EXPECT_EQ(result.code, kBadInput) << result.err;
  EXPECT_EQ(result.out, "3 events: 1 added, 0 removed, 0 unchanged, 1 left out, 1 refused\n");
  EXPECT_THAT(result.err, AllOf(HasSubstr(file.path() + ":11: left out: CANCELLED "),
                                HasSubstr(file.path() + ":19: refused: ENDS_BEFORE_START "),
                                Not(HasSubstr("private"))));
  EXPECT_THAT(Ask(import).out, StartsWith("3 events: 0 added, 0 removed, 1 unchanged"));
  EXPECT_THAT(Answer({"absence", "list", "acme:ann", "--format", "csv"}),
              HasSubstr("acme:ann,Ann Lee,2026-08-03,2026-08-14,,,outlook,"));
  EXPECT_THAT(Answer({"export", "absences", "acme:ann"}),
              AllOf(StartsWith("BEGIN:VCALENDAR"), HasSubstr("20260803"), HasSubstr("20260815")));
  const std::string out = folder_ / "ann.ics";
  EXPECT_EQ(Answer({"export", "absences", "acme:ann", "--out", out}), "");
  std::stringstream written;
  written << std::ifstream(out).rdbuf();
  EXPECT_THAT(written.str(), HasSubstr("20260803"));
}

TEST_F(RemoteCalendarFiles, R4_ShutdownsComeFromAFileAndGoIntoOne) {
  const TemporaryFile file(
      Calendar(Event("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20270102\r\n")));
  const std::vector<std::string> import = {"import", "shutdowns",  file.path(), "--of",      "acme",
                                           "--from", "2026-01-01", "--to",      "2027-12-31"};
  std::vector<std::string> dry = import;
  dry.insert(dry.end(), {"--dry-run", "--format", "json"});
  EXPECT_EQ(nlohmann::json::parse(Answer(dry))["added"], 1);
  EXPECT_THAT(Answer({"settings", "show", "acme"}), Not(HasSubstr("2026-12-24")));
  EXPECT_EQ(Answer(import), "1 event: 1 added, 0 removed, 0 unchanged, 0 left out, 0 refused\n");
  EXPECT_THAT(Answer({"settings", "show", "acme"}), HasSubstr("2026-12-24..2027-01-01"));
  EXPECT_THAT(Answer({"export", "shutdowns", "acme"}), HasSubstr("20261224"));
}

TEST_F(RemoteCalendarFiles, R4_BadInputNamesTheOption) {
  const TemporaryFile file("no calendar at all");
  const auto import = [&](const std::string& path, std::vector<std::string> more) {
    std::vector<std::string> all = {"import", "absences", path};
    all.insert(all.end(), more.begin(), more.end());
    return Ask(all);
  };
  EXPECT_THAT(import("/no/such.ics", {"--of", "acme:ann", "--source", "x"}).err,
              HasSubstr("FILE: file \"/no/such.ics\" cannot be read"));
  EXPECT_EQ(import(file.path(), {"--of", "acme:ann", "--source", "x"}).code, kBadInput);
  EXPECT_THAT(import(file.path(), {"--of", "acme", "--source", "x"}).err, HasSubstr("--of: "));
  EXPECT_THAT(import(file.path(), {"--of", "acme:ann", "--source", "MY Cal"}).err,
              HasSubstr("--source: "));
  EXPECT_THAT(
      import(file.path(), {"--of", "acme:ann", "--source", "x", "--from", "2026-01-01"}).err,
      HasSubstr("--from and --to"));
  EXPECT_THAT(Refusal({"export", "absences", "acme:ann", "--out", "/no/such/folder/a.ics"}),
              HasSubstr("--out"));
}

}  // namespace
}  // namespace tandem::client
