#include "libs/csv/csv_table.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::csv {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(CsvTable, FindsColumnsByNameInAnyOrder) {
  std::istringstream in("Extra,Country,NAME\nx,US,Acme\n");
  CsvTable table = CsvTable::Open(in, {"name", "country"}).value();
  const CsvTable::Row row = table.Next()->value();
  EXPECT_EQ(row.line, 2);
  EXPECT_THAT(row.fields, ElementsAre("Acme", "US"));
  EXPECT_FALSE(table.Next());
}

TEST(CsvTable, NamesAMissingColumnAndAShortRow) {
  std::istringstream missing("name\nAcme\n");
  EXPECT_THAT(MessageOf(CsvTable::Open(missing, {"name", "country"}).status()),
              HasSubstr("line 1: column country is missing"));
  std::istringstream empty("");
  EXPECT_THAT(MessageOf(CsvTable::Open(empty, {"name"}).status()), HasSubstr("empty"));
  std::istringstream twice("name,Name\n");
  EXPECT_THAT(MessageOf(CsvTable::Open(twice, {"name"}).status()), HasSubstr("twice"));
  std::istringstream in("name,country\nAcme\nBeta,US\n");
  CsvTable table = CsvTable::Open(in, {"name", "country"}).value();
  EXPECT_THAT(MessageOf(table.Next()->status()), HasSubstr("line 2: has 1 fields"));
  EXPECT_EQ(table.Next()->value().fields[0], "Beta");
}

}  // namespace
}  // namespace tandem::csv
