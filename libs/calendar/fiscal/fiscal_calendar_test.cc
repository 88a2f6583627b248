#include "libs/calendar/fiscal/fiscal_calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/calendar/fiscal/calendar_testing.h"

namespace tandem::calendar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kCisco = "last sat jul; weeks 4-4-5; week53 p7";

std::string PeriodText(const FiscalCalendar& calendar, std::string_view day) {
  return Text(calendar.PeriodOf(Day(day)).value());
}

TEST(FiscalCalendar, F1_MonthBasedYearsStartOnAnyMonthAndDay) {
  EXPECT_EQ(PeriodText(Calendar("month 04-06"), "2026-04-05"),
            "2026 Q4 P12 2026-03-06..2026-04-05");
  EXPECT_EQ(PeriodText(Calendar("month 04-06"), "2026-04-06"), "2027 Q1 P1 2026-04-06..2026-05-05");
  EXPECT_EQ(PeriodText(Calendar("month 03-21"), "2026-03-20"),
            "2026 Q4 P12 2026-02-21..2026-03-20");
  EXPECT_EQ(PeriodText(Calendar("month 01-01"), "2026-12-31"),
            "2026 Q4 P12 2026-12-01..2026-12-31");
}

TEST(FiscalCalendar, F1_FebruaryEndsFallOn28And29) {
  EXPECT_THAT(YearEnds(Calendar("month 03-01"), "2023-01-01", "2025-12-31"),
              ElementsAre("2023-02-28", "2024-02-29", "2025-02-28"));
  // Oracle's third quarter.
  EXPECT_THAT(QuarterEnds(Calendar("month 06-01"), "2012-01-01", "2012-12-31"),
              ElementsAre("2012-02-29", "2012-05-31", "2012-08-31", "2012-11-30"));
}

TEST(FiscalCalendar, F1_AQuarterIsClampedFromTheOriginalDayNeverCascaded) {
  EXPECT_THAT(QuarterEnds(Calendar("month 08-31"), "2026-08-31", "2027-08-31"),
              ElementsAre("2026-11-29", "2027-02-27", "2027-05-30", "2027-08-30"));
  EXPECT_THAT(YearEnds(Calendar("month 02-29"), "2023-01-01", "2025-12-31"),
              ElementsAre("2023-02-27", "2024-02-28", "2025-02-27"));
}

TEST(FiscalCalendar, F1_YearEndsOfRealCompaniesByLastAndNearestWeekday) {
  EXPECT_THAT(YearEnds(Calendar(kCisco), "2019-01-01", "2023-12-31"),
              ElementsAre("2019-07-27", "2020-07-25", "2021-07-31", "2022-07-30", "2023-07-29"));
  const FiscalCalendar dell = Calendar("nearest fri jan; weeks 4-4-5; week53 p12");
  EXPECT_THAT(YearEnds(dell, "2018-01-01", "2026-12-31"),
              ElementsAre("2018-02-02", "2019-02-01", "2020-01-31", "2021-01-29", "2022-01-28",
                          "2023-02-03", "2024-02-02", "2025-01-31", "2026-01-30"));
  const FiscalCalendar costco = Calendar("nearest sun aug; weeks 12-12-12-16; week53 p4");
  EXPECT_THAT(QuarterEnds(costco, "2024-09-02", "2025-08-31"),
              ElementsAre("2024-11-24", "2025-02-16", "2025-05-11", "2025-08-31"));
}

TEST(FiscalCalendar, F1_FirstWeekdayOnOrAfterStartsTheYear) {
  const FiscalCalendar calendar = Calendar("first sun on-or-after 01-31; weeks 13x4; week53 p13");
  EXPECT_EQ(PeriodText(calendar, "2026-02-01"), "2026 Q1 P1 4w 2026-02-01..2026-02-28");
  EXPECT_EQ(PeriodText(calendar, "2027-01-30"), "2026 Q4 P13 4w 2027-01-03..2027-01-30");
  EXPECT_THAT(YearEnds(calendar, "2026-01-01", "2027-12-31"),
              ElementsAre("2026-01-31", "2027-01-30"));
}

TEST(FiscalCalendar, F1_Week53GoesToTheStatedPeriod) {
  // Cisco's fiscal 2027 has 53 weeks; its third quarter ends on 2027-05-01.
  const FiscalCalendar cisco = Calendar(kCisco);
  EXPECT_EQ(PeriodText(cisco, "2027-02-01"), "2027 Q3 P7 5w 2027-01-24..2027-02-27");
  EXPECT_THAT(QuarterEnds(cisco, "2026-08-01", "2027-07-31"),
              ElementsAre("2026-10-24", "2027-01-23", "2027-05-01", "2027-07-31"));
  // Apple's fiscal 2023 had it in the first quarter.
  const FiscalCalendar apple = Calendar("last sat sep; weeks 4-4-5; week53 q1");
  EXPECT_EQ(apple.QuarterOf(Day("2022-12-31")).value().last, Day("2022-12-31"));
  // Dell's fiscal 2023 in the fourth: 2022-10-29 to 2023-02-03.
  const FiscalCalendar dell = Calendar("nearest fri jan; weeks 4-4-5; week53 q4");
  EXPECT_EQ(dell.QuarterOf(Day("2023-01-01")).value().first, Day("2022-10-29"));
  EXPECT_EQ(dell.QuarterOf(Day("2023-01-01")).value().last, Day("2023-02-03"));
}

TEST(FiscalCalendar, F1_ThirteenPeriodsGroupAs3334UnlessStated) {
  const FiscalCalendar usual = Calendar("last sat dec; weeks 13x4; week53 p13");
  EXPECT_EQ(usual.PeriodOf(Day("2026-10-10")).value().quarter, 4);
  EXPECT_EQ(usual.QuarterOf(Day("2026-10-10")).value().last -
                usual.QuarterOf(Day("2026-10-10")).value().first + 1,
            16 * 7);
  const FiscalCalendar stated = Calendar("last sat dec; weeks 13x4; quarters 4-3-3-3; week53 p13");
  EXPECT_EQ(stated.QuarterOf(Day("2026-01-10")).value().last -
                stated.QuarterOf(Day("2026-01-10")).value().first + 1,
            16 * 7);
}

TEST(FiscalCalendar, F1_TheLabelIsDataNotArithmetic) {
  const auto label = [](std::string_view notation, std::string_view day) {
    return Calendar(notation).PeriodOf(Day(day)).value().year.ToString();
  };
  // The year that ended on 2026-01-31 is 2026 at Best Buy and 2025 at Target.
  EXPECT_EQ(label("nearest sat jan; weeks 4-5-4; week53 p12", "2026-01-31"), "2026");
  EXPECT_EQ(label("nearest sat jan; weeks 4-5-4; week53 p12; label start", "2026-01-31"), "2025");
  // The anchor names the year, never the weekday to which the end drifts: 2028-01-01 ends 2027.
  EXPECT_EQ(label("nearest sat dec; weeks 4-4-5; week53 p12", "2028-01-01"), "2027");
  EXPECT_EQ(label("nearest sat dec; weeks 4-4-5; week53 p12; label start", "2028-01-01"), "2027");
  EXPECT_EQ(label("month 04-01; label start", "2026-03-31"), "2025");
  EXPECT_EQ(label("month 01-01; label start", "2026-03-31"), "2026");
  EXPECT_EQ(label("first sat on-or-after 12-28; weeks 4-4-5; week53 p12", "2027-01-05"), "2026");
  EXPECT_EQ(label("first sat on-or-after 12-28; weeks 4-4-5; week53 p12; label end", "2027-01-05"),
            "2027");
}

TEST(FiscalCalendar, F1_RegimesAreJoinedByABridgeThatIsOnePeriodAndOneClose) {
  const FiscalCalendar calendar =
      Calendar("month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01");
  EXPECT_EQ(PeriodText(calendar, "2021-12-31"), "2021 Q4 P12 2021-12-01..2021-12-31");
  EXPECT_EQ(PeriodText(calendar, "2022-02-14"), "2022B Q0 P1 2022-01-01..2022-03-31");
  EXPECT_EQ(PeriodText(calendar, "2022-04-01"), "2023 Q1 P1 2022-04-01..2022-04-30");
  const FiscalQuarter bridge = calendar.QuarterOf(Day("2022-02-14")).value();
  EXPECT_FALSE(bridge.starts_year);
  EXPECT_FALSE(bridge.ends_year);
  EXPECT_EQ(calendar.AnchorFirstOf(Day("2022-02-14")), std::nullopt);
  EXPECT_EQ(calendar.AnchorFirstOf(Day("2022-04-14")), Day("2022-04-01"));
  EXPECT_EQ(calendar.PeriodOf(Day("2021-12-31")).value().regime, 1);
  EXPECT_EQ(calendar.PeriodOf(Day("2022-04-01")).value().regime, 2);
}

TEST(FiscalCalendar, F1_YearsBesideABridgeAreCutWhereTheyMust) {
  const FiscalCalendar calendar =
      Calendar("month 01-01 | bridge 2022-02-11..2022-04-20 | month 04-01");
  EXPECT_EQ(PeriodText(calendar, "2022-02-10"), "2022 Q1 P2 2022-02-01..2022-02-10");
  EXPECT_EQ(PeriodText(calendar, "2022-04-21"), "2023 Q1 P1 2022-04-21..2022-04-30");
  EXPECT_TRUE(calendar.QuarterOf(Day("2022-02-10")).value().ends_year);
  EXPECT_TRUE(calendar.QuarterOf(Day("2022-04-21")).value().starts_year);
}

TEST(FiscalCalendar, F1_ABridgeLasts1To18Months) {
  EXPECT_THAT(ParseError("month 01-01 | bridge 2022-01-01..2022-01-20 | month 04-01"),
              HasSubstr("1 to 18 months"));
  EXPECT_THAT(ParseError("month 01-01 | bridge 2022-01-01..2023-07-01 | month 04-01"),
              HasSubstr("1 to 18 months"));
  EXPECT_EQ(ParseError("month 01-01 | bridge 2022-01-01..2023-06-30 | month 07-01"), "");
  EXPECT_EQ(ParseError("month 01-01 | bridge 2022-02-01..2022-02-28 | month 03-01"), "");
  // A month that ends on a weekday is shorter: NVIDIA's of January 1998 had 25 days.
  EXPECT_EQ(ParseError("month 01-01 | bridge 1998-01-01..1998-01-25 | "
                       "last sun jan; weeks 4-4-5; week53 p12"),
            "");
  EXPECT_THAT(ParseError("month 01-01 | bridge 1998-01-01..1998-01-20 | "
                         "last sun jan; weeks 4-4-5; week53 p12"),
              HasSubstr("1 to 18 months"));
  EXPECT_THAT(ParseError("month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01 | "
                         "bridge 2021-01-01..2021-03-31 | month 07-01"),
              HasSubstr("in order"));
}

TEST(FiscalCalendar, F1_AnOverrideMovesOneQuarterEndAndKeepsIdentities) {
  // Arrow: a fixed year end with interim quarters that end on Saturdays.
  const FiscalCalendar arrow = Calendar(
      "month 01-01; override 2021: q1 2021-04-03, q2 2021-07-03, q3 2021-10-02; "
      "override 2022: q1 2022-04-02, q2 2022-07-02, q3 2022-10-01");
  EXPECT_THAT(QuarterEnds(arrow, "2020-12-01", "2023-03-31"),
              ElementsAre("2020-12-31", "2021-04-03", "2021-07-03", "2021-10-02", "2021-12-31",
                          "2022-04-02", "2022-07-02", "2022-10-01", "2022-12-31", "2023-03-31"));
  EXPECT_EQ(PeriodText(arrow, "2021-04-03"), "2021 Q1 P3 2021-03-01..2021-04-03");
  EXPECT_EQ(PeriodText(arrow, "2021-04-04"), "2021 Q2 P4 2021-04-04..2021-04-30");
}

TEST(FiscalCalendar, F1_AnOverrideOfTheLastQuarterMovesTheNextYearsStart) {
  const FiscalCalendar calendar = Calendar("month 01-01; override 2026: q4 2027-01-02");
  EXPECT_EQ(PeriodText(calendar, "2027-01-02"), "2026 Q4 P12 2026-12-01..2027-01-02");
  EXPECT_EQ(PeriodText(calendar, "2027-01-03"), "2027 Q1 P1 2027-01-03..2027-01-31");
}

TEST(FiscalCalendar, F1_AnOverrideThatDoesNotTileOrContradictsIsRefused) {
  EXPECT_THAT(ParseError("month 01-01; override 2026: q1 2026-05-02"), HasSubstr("does not tile"));
  EXPECT_THAT(ParseError("month 01-01; override 2026: q2 2026-05-31"), HasSubstr("does not tile"));
  EXPECT_THAT(ParseError("month 01-01; override 2026: q5 2026-05-31"), HasSubstr("no q5"));
  EXPECT_THAT(ParseError("month 01-01; override 2026: q1 2026-04-04; override 2026: q1 2026-04-05"),
              HasSubstr("contradicts itself: 2026-04-04 and 2026-04-05"));
}

TEST(FiscalCalendar, F1_TheCloseInstantObeysZoneAndCutoff) {
  const auto instant = [](std::string_view notation, std::string_view day) {
    return Calendar(notation).CloseInstantOf(Day(day)).value().time_since_epoch().count();
  };
  const auto utc = [](int year, unsigned month, unsigned day, int hour, int minute) {
    return 86400LL * CivilDay::FromYmd(year, month, day).days() + 3600LL * hour + 60LL * minute;
  };
  EXPECT_EQ(instant("month 01-01", "2026-03-31"), utc(2026, 4, 1, 0, 0));
  EXPECT_EQ(instant("month 01-01; tz Europe/Berlin; cutoff 18:00", "2026-03-31"),
            utc(2026, 3, 31, 16, 0));
  // A skipped local time is the instant of the change, one that comes twice the later of the two.
  EXPECT_EQ(instant("month 01-01; tz europe/berlin; cutoff 02:30", "2026-03-29"),
            utc(2026, 3, 29, 1, 0));
  EXPECT_EQ(instant("month 01-01; tz Europe/Berlin; cutoff 02:30", "2026-10-25"),
            utc(2026, 10, 25, 1, 30));
  EXPECT_EQ(instant("month 01-01; tz America/New_York; cutoff 24:00", "2060-07-01"),
            utc(2060, 7, 2, 4, 0));
}

TEST(FiscalCalendar, OutsideItsRowsThereIsNoPeriodAndTheErrorSaysWhatIsCovered) {
  const ReadFile read = [](const std::string&) {
    return std::string(
        "year_label,quarter,period,start,end\n2026,1,1,2026-01-01,2026-03-31\n"
        "2026,2,2,2026-04-01,2026-06-30\n2027,1,1,2026-07-01,2026-12-31\n");
  };
  const FiscalCalendar calendar = ParseCalendar("rows @periods.csv", read).value();
  EXPECT_THAT(MessageOf(calendar.PeriodOf(Day("2027-01-01")).status()),
              HasSubstr("covers 2026-01-01 to 2026-12-31"));
  EXPECT_THAT(QuarterEnds(calendar, "2026-01-01", "2026-12-31"),
              ElementsAre("2026-03-31", "2026-06-30", "2026-12-31"));
  EXPECT_THAT(YearEnds(calendar, "2026-01-01", "2026-12-31"),
              ElementsAre("2026-06-30", "2026-12-31"));
  EXPECT_EQ(ToNotation(calendar), "rows @periods.csv");
  EXPECT_EQ(calendar.AnchorFirstOf(Day("2026-05-05")), Day("2026-01-01"));
}

TEST(FiscalCalendar, F1_RowsMayRepeatOrLowerALabelBesideABridge) {
  const auto rows = [](std::string_view labels) {
    const std::string before(labels.substr(0, 4));
    const std::string after(labels.substr(5));
    return ParseCalendar("rows @periods.csv", [&](const std::string&) {
      return "year_label,quarter,period,start,end\n" + before +
             ",1,1,2022-01-01,2022-02-28\n2022B,0,1,2022-03-01,2022-06-30\n" + after +
             ",1,1,2022-07-01,2022-09-30\n";
    });
  };
  EXPECT_EQ(rows("2022 2022").value().AnchorFirstOf(Day("2022-08-01")), Day("2022-07-01"));
  EXPECT_EQ(rows("2022 2022").value().AnchorFirstOf(Day("2022-01-05")), Day("2022-01-01"));
  EXPECT_TRUE(rows("2023 2022").ok());
}

TEST(FiscalCalendar, F1_RowsMayHoldABridge) {
  const ReadFile read = [](const std::string&) {
    return std::string(
        "year_label,quarter,period,weeks,start,end\n2021,4,12,,2021-12-01,2021-12-31\n"
        "2022B,0,1,,2022-01-01,2022-03-31\n2023,1,1,,2022-04-01,2022-06-30\n");
  };
  const FiscalCalendar calendar = ParseCalendar("rows @periods.csv", read).value();
  EXPECT_EQ(PeriodText(calendar, "2022-02-01"), "2022B Q0 P1 2022-01-01..2022-03-31");
  EXPECT_FALSE(calendar.QuarterOf(Day("2022-02-01")).value().ends_year);
  EXPECT_EQ(calendar.AnchorFirstOf(Day("2022-02-01")), std::nullopt);
  EXPECT_TRUE(calendar.QuarterOf(Day("2022-04-01")).value().starts_year);
}

}  // namespace
}  // namespace tandem::calendar
