#include "libs/csv/csv_reader.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::csv {
namespace {

using ::testing::ElementsAre;

// Every record as "line|field|field", every error as "! message".
std::vector<std::string> ReadAll(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in);
  std::vector<std::string> seen;
  while (auto record = reader.Next()) {
    if (!record->ok()) {
      seen.push_back("! " + std::string(MessageOf(record->status())).substr(0, 21));
      continue;
    }
    std::string line = std::to_string((*record)->line);
    for (const std::string& field : (*record)->fields) line += "|" + field;
    seen.push_back(line);
  }
  return seen;
}

TEST(CsvReader, ReadsQuotedFieldsNewlinesAndByteOrderMark) {
  EXPECT_THAT(ReadAll("\xEF\xBB\xBFname,note\r\n\"Müller, Söhne\",\"says \"\"hi\"\"\"\n"
                      "two,\"first\nsecond\"\nlast, trimmed \n"),
              ElementsAre("1|name|note", "2|Müller, Söhne|says \"hi\"", "3|two|first\nsecond",
                          "5|last|trimmed"));
}

TEST(CsvReader, SkipsEmptyLinesAndKeepsCountingThem) {
  EXPECT_THAT(ReadAll("a,b\n\n  \nc,d"), ElementsAre("1|a|b", "4|c|d"));
}

TEST(CsvReader, ABrokenQuoteCostsItsOwnLineOnly) {
  EXPECT_THAT(
      ReadAll("a,b\n\"open,1\nc,d\n\"x\"y,2\ne,f\n"),
      ElementsAre("1|a|b", "! line 2: broken quotes", "3|c|d", "! line 4: broken quotes", "5|e|f"));
  EXPECT_THAT(ReadAll("a,b\n\"open to the end,1\nc,d\n"),
              ElementsAre("1|a|b", "! line 2: broken quotes", "3|c|d"));
  EXPECT_THAT(ReadAll("a,b\nc,he said \"no\"\ne,f\n"),
              ElementsAre("1|a|b", "! line 2: broken quotes", "3|e|f"));
}

TEST(CsvReader, AWrongEncodingCostsItsOwnLineOnly) {
  EXPECT_THAT(ReadAll("a\nM\xFCller\nb\n"), ElementsAre("1|a", "! line 2: the file must", "3|b"));
  EXPECT_THAT(ReadAll(std::string("a\nb\0c\nd\n", 8)),
              ElementsAre("1|a", "! line 2: byte 2 is NUL", "3|d"));
}

TEST(CsvReader, LinesThatEndInCarriageReturnsAloneAreRefusedNotMerged) {
  EXPECT_THAT(ReadAll("a,b\rc,d\r"), ElementsAre("! line 1: byte 4 is a c"));
  EXPECT_THAT(ReadAll("a,b\r\nc,d\r\n"), ElementsAre("1|a|b", "2|c|d"));
}

}  // namespace
}  // namespace tandem::csv
