#include "services/tandem/views/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/calendar/notation/notation.h"
#include "services/tandem/views/text_table.h"
#include "services/tandem/views/timeline.h"

namespace tandem::client {
namespace {

using ::testing::HasSubstr;

TEST(Terminal, MeasuresAndCutsByColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("Müller"), 6);
  EXPECT_EQ(DisplayWidth("富士通"), 6);
  EXPECT_EQ(Fitted("富士通株式会社", 8), "富士通..");
  EXPECT_EQ(Fitted("short", 8), "short");
  EXPECT_EQ(Printable("a\tb"), "a b");
  EXPECT_EQ(Fitted("a\x1b[2Jb\nc", 20), "a [2Jb c");
}

TEST(Terminal, WrapsAtSpaces) {
  EXPECT_EQ(Wrapped("one two three four", 2, 10), "  one two\n  three\n  four\n");
}

TEST(Terminal, ColoursOnlyWhereTheyAreWanted) {
  EXPECT_EQ(Terminal{}.Red("x"), "x");
  EXPECT_EQ(Terminal{.colour = true}.Red("x"), "\x1b[31mx\x1b[0m");
}

TEST(TextTable, AlignsColumns) {
  TextTable table({{"name"}, {"n", TextTable::Align::kRight}});
  table.Add({"Müller", "1"});
  table.Add({"富", "100"});
  EXPECT_EQ(table.Draw({}), "name     n\nMüller   1\n富     100\n");
}

TEST(Timeline, F2_DrawsClosesUrgencyWindowsAndProposals) {
  Timeline timeline(CivilDay::FromYmd(2026, 1, 15));
  timeline.AddCalendar("Vendor",
                       calendar::ParseCalendar("month 02-01", calendar::RefuseFiles).value());
  timeline.AddProposal("1. NEW", {CivilDay::FromYmd(2026, 3, 27), CivilDay::FromYmd(2030, 1, 1)});
  const std::string drawn = timeline.Draw({});
  EXPECT_THAT(drawn, HasSubstr("                2026                                            "
                               "2027\n"));
  EXPECT_THAT(drawn, HasSubstr("\nVendor          ..=Y..........=Q"));
  EXPECT_THAT(drawn, HasSubstr("\n1. NEW          ...........^...."));
}

}  // namespace
}  // namespace tandem::client
