#include "services/tandem/views/mop/year_view.h"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>

#include "services/tandem/views/mop/mop_view_testing.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopCalendar;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

MopCalendar Calendar() {
  return Parsed<MopCalendar>(R"(
    mop: "vendors/cisco/partnerships/softcat/mops/2"
    term { first_day { year: 2027 month: 1 day: 1 } last_day { year: 2027 month: 12 day: 31 } }
    time_zone: "Europe/London"
    estimated: true
    entries { kind: KIND_WEEKLY_REVIEW ordinal: 1
      days { first_day { year: 2027 month: 1 day: 4 } last_day { year: 2027 month: 1 day: 4 } } }
    entries { kind: KIND_MONTHLY_REVIEW ordinal: 1
      days { first_day { year: 2027 month: 1 day: 4 } last_day { year: 2027 month: 1 day: 4 } } }
    entries { kind: KIND_WEEKLY_REVIEW ordinal: 2
      days { first_day { year: 2027 month: 1 day: 11 } last_day { year: 2027 month: 1 day: 11 } } }
    entries { kind: KIND_URGENCY_WINDOW ordinal: 1
      days { first_day { year: 2027 month: 1 day: 16 } last_day { year: 2027 month: 1 day: 29 } } }
    entries { kind: KIND_JOINT_CLOSE ordinal: 1 sequence: 1
      days { first_day { year: 2027 month: 1 day: 29 } last_day { year: 2027 month: 1 day: 29 } } }
    entries { kind: KIND_OWN_QUARTER_END side: SIDE_VENDOR ordinal: 1
      days { first_day { year: 2027 month: 1 day: 30 } last_day { year: 2027 month: 1 day: 30 } } }
    entries { kind: KIND_OWN_QUARTER_END side: SIDE_PARTNER ordinal: 1
      days { first_day { year: 2027 month: 1 day: 31 } last_day { year: 2027 month: 1 day: 31 } } }
    entries { kind: KIND_QUARTERLY_REVIEW ordinal: 1
      days { first_day { year: 2027 month: 2 day: 5 } last_day { year: 2027 month: 2 day: 5 } } }
    entries { kind: KIND_PLANNING_WINDOW side: SIDE_VENDOR ordinal: 1
      days { first_day { year: 2027 month: 6 day: 6 } last_day { year: 2027 month: 8 day: 30 } } }
    entries { kind: KIND_OWN_QUARTER_END side: SIDE_VENDOR ordinal: 3 ends_year: true
      days { first_day { year: 2027 month: 7 day: 31 } last_day { year: 2027 month: 7 day: 31 } } }
    entries { kind: KIND_MONTHLY_REVIEW ordinal: 9 sequence: 2 })");
}

constexpr Terminal kUnicode{.unicode = true};

TEST(YearViewTest, F7_AYearIsDrawnWithBothSidesQuartersOnIt) {
  const CivilDay today = CivilDay::FromYmd(2027, 1, 5);
  EXPECT_EQ(
      YearAsText(Calendar(), CivilDay::FromYmd(2027, 1, 1), today, CiscoAndSoftcat(), kUnicode),
      "Calendar of MOP 2 of Cisco and Softcat\n"
      "  It holds from 1 January 2027 to 31 December 2027; days are those of\n"
      "  Europe/London. Some holidays in this are estimated.\n"
      "\n"
      "                2027\n"
      "                Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec\n"
      "Cisco           ····Q····················░░░░░░░░░Y░░░░░····················\n"
      "Softcat         ····Q·······················································\n"
      "joint closes    ··▒▒◆·······················································\n"
      "reviews         m····q······················································\n"
      "                Q quarter close  Y year close  ▒ urgency window  ◆ joint close\n"
      "                ░ planning window  m monthly review  q quarterly review\n"
      "\n"
      "from           until          what\n"
      "2027-01-11 Mon                weekly review\n"
      "2027-01-16 Sat 2027-01-29 Fri urgency window of the joint close\n"
      "2027-01-29 Fri                joint close\n"
      "2027-01-30 Sat                Cisco closes its own quarter\n"
      "2027-01-31 Sun                Softcat closes its own quarter\n"
      "2027-02-05 Fri                quarterly review\n"
      "2027-06-06 Sun 2027-08-30 Mon planning window of Cisco\n"
      "2027-07-31 Sat                Cisco closes its own year\n"
      "A weekly review is on the first joint working day of every week.\n");
}

TEST(YearViewTest, ATerminalWithoutUnicodeGetsLetters) {
  const CivilDay today = CivilDay::FromYmd(2027, 1, 5);
  const std::string text =
      YearAsText(Calendar(), CivilDay::FromYmd(2027, 1, 1), today, CiscoAndSoftcat(), {});
  EXPECT_THAT(text, AllOf(HasSubstr("joint closes    ..==^"), HasSubstr("- planning window")));
  for (const char letter : text) EXPECT_GT(letter, 0);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80u) << line;
}

TEST(YearViewTest, F6_ADifferenceHasNeitherClosesNorReviewsToDraw) {
  MopCalendar calendar = Calendar();
  calendar.clear_entries();
  const MopCalendar whole = Calendar();
  for (const auto& entry : whole.entries()) {
    if (entry.side() != fiscal::v1::SIDE_UNSPECIFIED) *calendar.add_entries() = entry;
  }
  const CivilDay today = CivilDay::FromYmd(2027, 1, 5);
  EXPECT_THAT(YearAsText(calendar, today, today, CiscoAndSoftcat(), {}),
              AllOf(Not(HasSubstr("joint closes")), Not(HasSubstr("review")),
                    HasSubstr("planning window of Cisco")));
}

TEST(YearViewTest, F7_AMissingDateLeavesAGapInTheRows) {
  const std::string csv = EntryRows(Calendar()).AsCsv();
  EXPECT_THAT(csv, AllOf(StartsWith("kind,side,ordinal,first_day,last_day,ends_year,sequence\n"),
                         HasSubstr("\njoint-close,,1,2027-01-29,2027-01-29,false,1\n"),
                         HasSubstr("\nown-quarter-end,vendor,3,2027-07-31,2027-07-31,true,0\n"),
                         HasSubstr("\nmonthly-review,,9,,,false,2\n")));
}

TEST(YearViewTest, WithoutAYearTheDrawingBeginsNowWithinTheTerm) {
  EXPECT_EQ(FirstDrawn(Calendar(), CivilDay::FromYmd(2026, 5, 20)), CivilDay::FromYmd(2027, 1, 1));
  EXPECT_EQ(FirstDrawn(Calendar(), CivilDay::FromYmd(2027, 5, 20)), CivilDay::FromYmd(2027, 5, 20));
  EXPECT_EQ(FirstDrawn(Calendar(), CivilDay::FromYmd(2028, 1, 1)), CivilDay::FromYmd(2027, 1, 1));
  EXPECT_THAT(YearAsText(Calendar(), CivilDay::FromYmd(2027, 1, 1), CivilDay::FromYmd(2028, 1, 1),
                         CiscoAndSoftcat(), {}),
              AllOf(HasSubstr("No date of it is still to come."), Not(HasSubstr("weekly"))));
}

}  // namespace
}  // namespace tandem::client
