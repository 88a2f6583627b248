#include "libs/csv/csv_writer.h"

#include <gtest/gtest.h>

namespace tandem::csv {
namespace {

TEST(CsvRow, QuotesWhatNeedsQuotes) {
  EXPECT_EQ(CsvRow().Text("Müller, \"Söhne\"").Plain("-1").Text("").Line(),
            "\"Müller, \"\"Söhne\"\"\",-1,\n");
}

TEST(CsvRow, R7_TextIsSafeAgainstSpreadsheetFormulas) {
  EXPECT_EQ(CsvRow().Text("=1+1").Text("@x").Text("a=b").Line(), "'=1+1,'@x,a=b\n");
}

}  // namespace
}  // namespace tandem::csv
