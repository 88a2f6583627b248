#include "libs/calendar/notation/notation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/calendar/fiscal/calendar_testing.h"

namespace tandem::calendar {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string Printed(std::string_view notation) { return ToNotation(Calendar(notation)); }

TEST(Notation, F1_IsPrintedBackInItsCanonicalForm) {
  for (const std::string_view canonical :
       {"month 04-01", "month 04-06; label start", "last sat jul; weeks 4-4-5; week53 p7",
        "nearest sat jan; weeks 4-5-4; week53 p12; label start",
        "first sun on-or-after 01-31; weeks 13x4; week53 p13",
        "first sun on-or-after 01-31; weeks 13x4; week53 p13; label end",
        "nearest sun aug; weeks 12-12-12-16; week53 q4",
        "last sat dec; weeks 13x4; quarters 4-3-3-3; week53 p13",
        "month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01",
        "month 01-01; tz America/New_York; cutoff 17:30",
        "month 01-01; override 2026: q1 2026-04-04, q2 2026-07-04; override 2027: q1 2027-04-03"}) {
    EXPECT_EQ(Printed(canonical), canonical);
  }
}

TEST(Notation, F1_CaseSpacesAndTheOrderOfOptionsDoNotMatter) {
  EXPECT_EQ(Printed("  LAST  Saturday\tJuly ;Label END; week53 P7;weeks 4 - 4 - 5;"),
            "last sat jul; weeks 4-4-5; week53 p7");
  EXPECT_EQ(Printed("nearestsatjan;weeks4-5-4;week53q4"),
            "nearest sat jan; weeks 4-5-4; week53 q4");
  EXPECT_EQ(Printed("month 4-1"), "month 04-01");
  EXPECT_EQ(Printed("last sat jul; weeks 4-4-5-4-4-5-4-4-5-4-4-5; week53 p7"),
            "last sat jul; weeks 4-4-5; week53 p7");
  EXPECT_EQ(Printed("month 01-01; tz europe/LONDON"), "month 01-01; tz Europe/London");
}

TEST(Notation, F1_JsonObjectsAndFilesSayTheSame) {
  EXPECT_EQ(Printed(R"({"base": "last sat jul", "weeks": [4, 4, 5], "week53": "p7"})"),
            "last sat jul; weeks 4-4-5; week53 p7");
  EXPECT_EQ(Printed(R"({"base": "month 01-01",
                        "overrides": {"2026": {"q1": "2026-04-04", "q2": "2026-07-04"}}})"),
            "month 01-01; override 2026: q1 2026-04-04, q2 2026-07-04");
  EXPECT_EQ(Printed(R"({"regimes": ["month 01-01", {"bridge": "2022-01-01..2022-03-31"},
                                    {"base": "month 04-01"}]})"),
            "month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01");
  const ReadFile read = [](const std::string& path) -> StatusOr<std::string> {
    if (path != "My Calendar.txt") return NotFound("no file " + path);
    return std::string("month 04-06\n");
  };
  EXPECT_EQ(ToNotation(ParseCalendar("@My Calendar.txt", read).value()), "month 04-06");
  EXPECT_EQ(ParseCalendar("@other", read).status().code(), StatusCode::kNotFound);
}

TEST(Notation, AnErrorNamesTheWordAndThePlace) {
  EXPECT_THAT(ParseError("last sat jul; weks 4-4-5; week53 p7"),
              AllOf(HasSubstr("column 15"), HasSubstr("unknown word \"weks\"")));
  EXPECT_THAT(ParseError("last sut jul; weeks 4-4-5; week53 p7"),
              AllOf(HasSubstr("column 6"), HasSubstr("\"sut\""), HasSubstr("weekday")));
  EXPECT_THAT(ParseError("last sat jull; weeks 4-4-5; week53 p7"),
              AllOf(HasSubstr("column 10"), HasSubstr("\"jull\"")));
  EXPECT_THAT(ParseError("fiscal 04-01"), AllOf(HasSubstr("column 1"), HasSubstr("\"fiscal\"")));
  EXPECT_THAT(ParseError("month"), HasSubstr("column 6: the text ends here"));
  EXPECT_THAT(ParseError("month 04-01; label middle"), HasSubstr("\"middle\""));
  EXPECT_THAT(ParseError(""), HasSubstr("empty"));
  EXPECT_THAT(ParseError("month 04-01; ; label end"), HasSubstr("the text ends here"));
}

TEST(Notation, RefusesWhatDoesNotTileAndSaysTheRule) {
  EXPECT_THAT(ParseError("month 02-30"), HasSubstr("there is no 30 February"));
  EXPECT_THAT(ParseError("month 13-01"), HasSubstr("there is no month 13"));
  EXPECT_THAT(ParseError("last sat jul; week53 p7"), HasSubstr("weeks must be stated"));
  EXPECT_THAT(ParseError("last sat jul; weeks 4-4-5"), HasSubstr("week53 must be stated"));
  EXPECT_THAT(ParseError("last sat jul; weeks 4-4-4; week53 p7"), HasSubstr("do not tile"));
  EXPECT_THAT(ParseError("last sat jul; weeks 0-8-5; week53 p7"), HasSubstr("at least one week"));
  EXPECT_THAT(ParseError("last sat jul; weeks 4-4-5; week53 p13"), HasSubstr("no period 13"));
  EXPECT_THAT(ParseError("last sat jul; weeks 4-4-5; week53 q5"), HasSubstr("no quarter 5"));
  EXPECT_THAT(ParseError("last sat jul; weeks 13x4; quarters 3-3-3-3; week53 p1"),
              HasSubstr("quarters: the grouping holds 12 periods"));
  EXPECT_THAT(ParseError("last sat jul; weeks 26x2; week53 p1"),
              HasSubstr("must be stated for 26"));
  EXPECT_THAT(ParseError("month 04-01; weeks 4-4-5"), HasSubstr("month-based calendar has none"));
  EXPECT_THAT(ParseError("last sat jul; weeks 4-4-5; weeks 4-5-4; week53 p1"),
              HasSubstr("stated twice"));
  EXPECT_THAT(ParseError("month 01-01; tz Mars/Olympus"), HasSubstr("unknown time zone"));
  EXPECT_THAT(ParseError("month 01-01; tz ../../etc/passwd"), HasSubstr("unknown time zone"));
  EXPECT_THAT(ParseError("month 01-01; cutoff 25:00"), HasSubstr("00:00 to 24:00"));
  EXPECT_THAT(ParseError("month 01-01 | month 04-01"), HasSubstr("REGIME | bridge"));
  EXPECT_THAT(ParseError("month 01-01; override 1949: q1 1949-04-04"), HasSubstr("1950 to 2150"));
  EXPECT_THAT(ParseError(R"({"base": "month 01-01", "wekes": 3})"), HasSubstr("\"wekes\""));
  EXPECT_THAT(ParseError("{nonsense"), HasSubstr("not a JSON object"));
  EXPECT_THAT(ParseError(R"({"base": "last sat jul", "weeks": [4, 4, 5, "x"], "week53": "p7"})"),
              HasSubstr("weeks: must be"));
  EXPECT_THAT(ParseError(R"({"base": "month 01-01", "label": "end", "label": "start"})"),
              HasSubstr("label: is stated twice"));
  EXPECT_THAT(ParseError(R"({"base": "month 01-01", "overrides":
                             {"2026: q1 2026-04-04; label start; override 2027": {}}})"),
              HasSubstr("must be a year label"));
  EXPECT_THAT(ParseError(R"({"base": "month 01-01", "overrides": {"2026": {"q1": [1, 2]}}})"),
              HasSubstr("must hold quarters and dates"));
  EXPECT_THAT(ParseError("month 01-01; tz localtime"), HasSubstr("unknown time zone"));
  EXPECT_THAT(ParseError("month 01-01; override 2026: q4 2027-02-05"), HasSubstr("does not tile"));
  EXPECT_THAT(ParseError("month 01-01; override 2023: q1 2023-04-04 | "
                         "bridge 2022-01-01..2022-03-31 | month 04-01"),
              HasSubstr("outside its regime"));
}

TEST(Notation, RowsNameFileLineFieldAndRule) {
  const auto error = [](const std::string& rows) {
    const ReadFile read = [&](const std::string&) {
      return "year_label,quarter,period,start,end\n" + rows;
    };
    return std::string(MessageOf(ParseCalendar("rows @r.csv", read).status()));
  };
  EXPECT_THAT(error("2026,1,1,2026-01-01,2026-02-30\n"),
              AllOf(HasSubstr("r.csv: line 2: end: "), HasSubstr("28 days")));
  EXPECT_THAT(error("2026,1,1,2026-01-01,2026-01-31\n2026,1,2,2026-02-02,2026-02-28\n"),
              AllOf(HasSubstr("r.csv: line 3: start must be 2026-02-01"), HasSubstr("tile")));
  EXPECT_THAT(error("2026,1,2,2026-01-01,2026-01-31\n2026,1,1,2026-02-01,2026-02-28\n"),
              HasSubstr("line 3: period must rise"));
  EXPECT_THAT(error("FY26,1,1,2026-01-01,2026-01-31\n"), HasSubstr("line 2: year_label"));
  EXPECT_THAT(error(""), HasSubstr("no row"));
  EXPECT_THAT(error("2026,1,1,2026-01-01,2026-01-31\n2025,1,2,2026-02-01,2026-02-28\n"),
              HasSubstr("line 3: year_label must not go back"));
  EXPECT_THAT(error("2026,2,1,2026-01-01,2026-01-31\n2026,1,2,2026-02-01,2026-02-28\n"),
              HasSubstr("line 3: quarter must not fall"));
  EXPECT_THAT(error("2026,1,1,2026-01-01,2049-12-31\n"),
              HasSubstr("line 2: end makes a quarter longer than 18 months"));
}

}  // namespace
}  // namespace tandem::calendar
